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
        if let circle = circles(before).first {
            throw .circularPrecedence(meetings: circle.map { meetings[$0].id })
        }
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
