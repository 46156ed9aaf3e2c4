/// The best choice of meetings that leaves each person within its capacity, by minimum-cost flow.
///
/// Where the graph of requests is bipartite (two countries) each meeting is one edge from one side to the other, and
/// the choice is exact. Elsewhere the flow runs on the bipartite double cover: left and right copies of each person,
/// each meeting both ways round; half of its value is at least that of any choice. Primal-dual shortest paths with
/// potentials (Edmonds, Karp, J. ACM 19, 1972; Ford, Fulkerson, 1962): all paths of one length are filled before the
/// next distances are found, of which there are few where few different weights occur.
struct RequestFlow {
    struct Result {
        /// Twice the bound on the sum of the gains.
        var doubledValue: Int
        /// How often each meeting is used, 0 to 2.
        var uses: [Int]
    }

    private struct Arc {
        var tail: Int
        var head: Int
        var meeting: Int
    }

    private let arcs: [Arc]
    /// The arcs of node n are `around[starts[n]..<starts[n + 1]]`, those into it as well as those out of it.
    private let starts: [Int]
    private let around: [Int]
    private let capacity: [Int]
    /// How much of a meeting one arc stands for, in halves.
    private let share: Int

    init(ends: [(a: Int, b: Int)], capacity: [Int]) {
        let people = capacity.count
        if let side = Self.sides(ends, people) {
            share = 2
            self.capacity = capacity
            arcs = ends.enumerated().map { meeting, pair in
                side[pair.a] == 0
                    ? Arc(tail: pair.a, head: pair.b, meeting: meeting)
                    : Arc(tail: pair.b, head: pair.a, meeting: meeting)
            }
        } else {
            share = 1
            self.capacity = capacity + capacity
            arcs = ends.enumerated().flatMap { meeting, pair in
                [
                    Arc(tail: pair.a, head: people + pair.b, meeting: meeting),
                    Arc(tail: pair.b, head: people + pair.a, meeting: meeting),
                ]
            }
        }
        var starts = Array(repeating: 0, count: self.capacity.count + 1)
        for arc in arcs {
            starts[arc.tail + 1] += 1
            starts[arc.head + 1] += 1
        }
        for node in self.capacity.indices { starts[node + 1] += starts[node] }
        var next = starts
        var around = Array(repeating: 0, count: 2 * arcs.count)
        for (index, arc) in arcs.enumerated() {
            for node in [arc.tail, arc.head] {
                around[next[node]] = index
                next[node] += 1
            }
        }
        self.starts = starts
        self.around = around
    }

    /// The side, 0 or 1, of each person; nil where people cannot be parted so that all meetings cross.
    private static func sides(_ ends: [(a: Int, b: Int)], _ people: Int) -> [Int]? {
        var others = Array(repeating: [Int](), count: people)
        for (a, b) in ends {
            others[a].append(b)
            others[b].append(a)
        }
        var side = Array(repeating: -1, count: people)
        for first in 0..<people where side[first] < 0 {
            side[first] = 0
            var stack = [first]
            while let person = stack.popLast() {
                for other in others[person] {
                    if side[other] == side[person] { return nil }
                    guard side[other] < 0 else { continue }
                    side[other] = 1 - side[person]
                    stack.append(other)
                }
            }
        }
        return side
    }

    /// The best gain, gains of zero or less left out.
    func solve(gains: [Int]) -> Result {
        var run = Run(flow: self, gains: gains)
        var value = 0
        while let length = run.findDistances(), length < 0 { value -= length * run.fill() }
        var uses = Array(repeating: 0, count: gains.count)
        for (index, arc) in arcs.enumerated() where run.used[index] { uses[arc.meeting] += share }
        return Result(doubledValue: value * share, uses: uses)
    }

    private struct Run {
        let flow: RequestFlow
        /// By arc; `used` arcs lead back from head to tail.
        let cost: [Int]
        var used: [Bool]
        /// What each node can still take, and its distance from the source as known so far.
        var room: [Int]
        var potential: [Int]
        var target = 0
        var heads: [Bool]
        var distance: [Int]
        var via: [Int]
        var heap = Heap()

        init(flow: RequestFlow, gains: [Int]) {
            self.flow = flow
            cost = flow.arcs.map { -max(0, gains[$0.meeting]) }
            used = Array(repeating: false, count: cost.count)
            room = flow.capacity
            potential = Array(repeating: 0, count: room.count)
            heads = Array(repeating: false, count: room.count)
            distance = potential
            via = potential
            for (index, arc) in flow.arcs.enumerated() {
                heads[arc.head] = true
                potential[arc.head] = min(potential[arc.head], cost[index])
            }
            for node in room.indices where heads[node] && room[node] > 0 { target = min(target, potential[node]) }
        }

        /// The length of a shortest path from a tail with room to a head with room, by Dijkstra on reduced costs;
        /// nil where there is none.
        mutating func findDistances() -> Int? {
            heap.removeAll()
            for node in distance.indices {
                distance[node] = .max
                if !heads[node], room[node] > 0 {
                    distance[node] = -potential[node]
                    heap.push(distance[node], node)
                }
            }
            var reached = Int.max
            while let (near, node) = heap.pop(), near < reached {
                if near > distance[node] { continue }
                if heads[node], room[node] > 0 { reached = min(reached, near + potential[node] - target) }
                for position in flow.starts[node]..<flow.starts[node + 1] {
                    let index = flow.around[position]
                    guard let (next, length) = step(index, from: node) else { continue }
                    let far = near + length + potential[node] - potential[next]
                    if far < distance[next] {
                        distance[next] = far
                        heap.push(far, next)
                    }
                }
            }
            guard reached < .max else { return nil }
            for node in potential.indices { potential[node] += min(distance[node], reached) }
            target += reached
            return target
        }

        /// Where an arc leads from a node, and how long it is; nil where it leads nowhere.
        private func step(_ index: Int, from node: Int) -> (node: Int, length: Int)? {
            guard cost[index] < 0, used[index] == heads[node] else { return nil }
            let arc = flow.arcs[index]
            return heads[node] ? (arc.tail, -cost[index]) : (arc.head, cost[index])
        }

        /// Fills all paths of the length just found; returns how many.
        mutating func fill() -> Int {
            var filled = 0
            var before = -1
            while filled > before {
                before = filled
                var visited = Array(repeating: false, count: room.count)
                for node in room.indices where !heads[node] && potential[node] == 0 {
                    while room[node] > 0, augment(from: node, &visited) { filled += 1 }
                }
            }
            return filled
        }

        private mutating func augment(from source: Int, _ visited: inout [Bool]) -> Bool {
            guard !visited[source] else { return false }
            visited[source] = true
            via[source] = -1
            var stack = [source]
            while let node = stack.popLast() {
                if heads[node], room[node] > 0, potential[node] == target {
                    visited[source] = false
                    lead(from: source, to: node)
                    return true
                }
                for position in flow.starts[node]..<flow.starts[node + 1] {
                    let index = flow.around[position]
                    guard let (next, length) = step(index, from: node), !visited[next],
                        length + potential[node] == potential[next]
                    else { continue }
                    visited[next] = true
                    via[next] = index
                    stack.append(next)
                }
            }
            return false
        }

        private mutating func lead(from source: Int, to head: Int) {
            room[source] -= 1
            room[head] -= 1
            var node = head
            while node != source {
                let index = via[node]
                used[index].toggle()
                node = heads[node] ? flow.arcs[index].tail : flow.arcs[index].head
            }
        }
    }
}

/// A binary heap of nodes, the nearest first.
private struct Heap {
    private var items: [(key: Int, node: Int)] = []

    mutating func removeAll() { items.removeAll(keepingCapacity: true) }

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
            let left = 2 * parent + 1
            if left < items.count, items[left].key < items[least].key { least = left }
            if left + 1 < items.count, items[left + 1].key < items[least].key { least = left + 1 }
            if least == parent { return top }
            items.swapAt(parent, least)
            parent = least
        }
    }
}
