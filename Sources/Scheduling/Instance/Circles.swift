/// Circles in a graph in which each vertex names those before it, without recursion: each vertex lies in one at most.
///
/// A circle starts with its lowest vertex and goes forward: each follows the one before it in the list.
func circles(_ before: [[Int]]) -> [[Int]] {
    enum Colour { case untouched, open, done }
    var colour = [Colour](repeating: .untouched, count: before.count)
    var found: [[Int]] = []
    for root in before.indices where colour[root] == .untouched {
        var path = [root]
        var next = [0]
        colour[root] = .open
        while let vertex = path.last, let index = next.last {
            guard index < before[vertex].count else {
                colour[vertex] = .done
                path.removeLast()
                next.removeLast()
                continue
            }
            next[next.count - 1] += 1
            let other = before[vertex][index]
            switch colour[other] {
            case .done: continue
            case .untouched:
                colour[other] = .open
                path.append(other)
                next.append(0)
            case .open:
                let start = path.lastIndex(of: other) ?? 0
                let circle = Array(path[start...].reversed())
                let lowest = circle.indices.min { circle[$0] < circle[$1] } ?? 0
                found.append(Array(circle[lowest...] + circle[..<lowest]))
                // One circle of the knot is enough: what is open is left.
                for vertex in path { colour[vertex] = .done }
                path = []
                next = []
            }
        }
    }
    return found
}
