extension Instance {
    /// Precedences name meetings of the instance and do not go round in a circle.
    func validatePrecedences() throws(InstanceError) {
        guard meetings.contains(where: { !$0.after.isEmpty }) else { return }
        let index = Dictionary(meetings.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var before: [[Int]] = []
        before.reserveCapacity(meetings.count)
        for meeting in meetings {
            var earlier: [Int] = []
            for id in meeting.after {
                guard let other = index[id] else { throw .unknownPrecedence(id, meeting: meeting.id) }
                earlier.append(other)
            }
            before.append(earlier)
        }
        if let circle = Self.circle(in: before) {
            throw .circularPrecedence(meetings: circle.map { meetings[$0].id })
        }
    }

    /// Meetings each of which must come before the next, and the last before the first; nil where there are none.
    private static func circle(in before: [[Int]]) -> [Int]? {
        enum Mark { case new, open, done }
        var marks = Array(repeating: Mark.new, count: before.count)
        for start in before.indices where marks[start] == .new {
            var path = [start]
            var next = [0]
            marks[start] = .open
            while let last = path.last, let position = next.last {
                guard position < before[last].count else {
                    marks[last] = .done
                    path.removeLast()
                    next.removeLast()
                    continue
                }
                next[next.count - 1] += 1
                let other = before[last][position]
                switch marks[other] {
                case .done: continue
                case .new:
                    marks[other] = .open
                    path.append(other)
                    next.append(0)
                case .open:
                    guard let first = path.firstIndex(of: other) else { continue }
                    return path[first...].reversed()
                }
            }
        }
        return nil
    }
}

extension Problem {
    /// Ranks raised so that what must come before a task ranks at least as high, and how many come before each in a
    /// row: by rank downwards, then by that number, no task comes before one that it waits for.
    func raised<Rank: Comparable>(_ ranks: [Rank]) -> (ranks: [Rank], depth: [Int]) {
        var ranks = ranks
        var depth = Array(repeating: 0, count: tasks.count)
        let waiting = tasks.indices.filter { !tasks[$0].before.isEmpty }
        var changed = !waiting.isEmpty
        while changed {
            changed = false
            for task in waiting {
                for other in tasks[task].before where ranks[other] < ranks[task] || depth[task] <= depth[other] {
                    ranks[other] = max(ranks[other], ranks[task])
                    depth[task] = max(depth[task], depth[other] + 1)
                    changed = true
                }
            }
        }
        return (ranks, depth)
    }
}
