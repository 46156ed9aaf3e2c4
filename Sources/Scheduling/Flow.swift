/// Minimum-cost flow on the bipartite double cover of the graph of requests: left and right copies of each person,
/// each meeting an edge of capacity one from left to right (both ways round), each copy at most its capacity.
///
/// Half of the best value is at least that of any choice of meetings that respects the capacities, and equal to it
/// where the graph is bipartite (two countries). Successive shortest paths with potentials (Edmonds, Karp, J. ACM 19,
/// 1972).
struct DoubleCover {
    private struct Edge {
        var head: Int
        var rest: Int
        var cost: Int
    }

    struct Result {
        /// Twice the bound on the sum of the gains.
        var doubledValue: Int
        /// How often each meeting is used, 0 to 2.
        var uses: [Int]
    }

    let ends: [(a: Int, b: Int)]
    let capacity: [Int]

    /// The best gain, gains of zero or less left out.
    func solve(gains: [Int]) -> Result {
        let people = capacity.count
        let source = 2 * people
        let sink = source + 1
        var edges: [Edge] = []
        var out = Array(repeating: [Int](), count: sink + 1)
        func connect(_ tail: Int, _ head: Int, _ capacity: Int, _ cost: Int) {
            out[tail].append(edges.count)
            edges.append(Edge(head: head, rest: capacity, cost: cost))
            out[head].append(edges.count)
            edges.append(Edge(head: tail, rest: 0, cost: -cost))
        }
        var potential = Array(repeating: 0, count: sink + 1)
        var owner: [(edge: Int, meeting: Int)] = []
        for (meeting, gain) in gains.enumerated() where gain > 0 {
            for (left, right) in [ends[meeting], (ends[meeting].b, ends[meeting].a)] {
                owner.append((edges.count, meeting))
                connect(left, people + right, 1, -gain)
                potential[people + right] = min(potential[people + right], -gain)
            }
        }
        for person in 0..<people where capacity[person] > 0 {
            connect(source, person, capacity[person], 0)
            connect(people + person, sink, capacity[person], 0)
            potential[sink] = min(potential[sink], potential[people + person])
        }
        var total = 0
        while let path = shortestPath(edges, out, source, sink, &potential) {
            let cost = path.reduce(0) { $0 + edges[$1].cost }
            if cost >= 0 { break }
            for edge in path {
                edges[edge].rest -= 1
                edges[edge ^ 1].rest += 1
            }
            total -= cost
        }
        var uses = Array(repeating: 0, count: gains.count)
        for (edge, meeting) in owner where edges[edge].rest == 0 { uses[meeting] += 1 }
        return Result(doubledValue: total, uses: uses)
    }

    /// The edges of a cheapest path, found by Dijkstra on reduced costs; updates the potentials.
    private func shortestPath(
        _ edges: [Edge], _ out: [[Int]], _ source: Int, _ sink: Int, _ potential: inout [Int]
    ) -> [Int]? {
        var distance = Array(repeating: Int.max, count: potential.count)
        var via = Array(repeating: -1, count: potential.count)
        var heap = Heap()
        distance[source] = 0
        heap.push(0, source)
        while let (reached, node) = heap.pop() {
            if reached > distance[node] { continue }
            if node == sink { break }
            for edge in out[node] where edges[edge].rest > 0 {
                let head = edges[edge].head
                let next = reached + edges[edge].cost + potential[node] - potential[head]
                if next < distance[head] {
                    distance[head] = next
                    via[head] = edge
                    heap.push(next, head)
                }
            }
        }
        guard distance[sink] < .max else { return nil }
        for node in potential.indices { potential[node] += min(distance[node], distance[sink]) }
        var path: [Int] = []
        var node = sink
        while node != source {
            path.append(via[node])
            node = edges[via[node] ^ 1].head
        }
        return path
    }
}

/// A binary heap of nodes, the nearest first.
private struct Heap {
    private var items: [(key: Int, node: Int)] = []

    mutating func push(_ key: Int, _ node: Int) {
        items.append((key, node))
        var child = items.count - 1
        while child > 0, items[child].key < items[(child - 1) / 2].key {
            items.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func pop() -> (key: Int, node: Int)? {
        guard let last = items.popLast() else { return nil }
        guard let top = items.first else { return last }
        items[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < items.count && items[child].key < items[least].key {
                least = child
            }
            if least == parent { return top }
            items.swapAt(parent, least)
            parent = least
        }
    }
}
