/// One computation of a flow of requests, in flat arrays.
final class FlowRun {
    private struct Link {
        var arc: Int32
        var node: Int32
    }

    private let nodes: Int
    private let starts: [Int]
    private let links: UnsafeMutablePointer<Link>
    /// By arc; `used` arcs lead back from head to tail.
    private let cost: UnsafeMutablePointer<Int>
    let used: UnsafeMutablePointer<Bool>
    /// What each node can still take, and its distance from the source as known so far.
    private let room: UnsafeMutablePointer<Int>
    private let potential: UnsafeMutablePointer<Int>
    private var target = 0
    private let heads: UnsafeMutablePointer<Bool>
    private let distance: UnsafeMutablePointer<Int>
    private let visited: UnsafeMutablePointer<Bool>
    private let via: UnsafeMutablePointer<Link>
    private var heap = Heap()
    private var stack: [Int] = []

    init(arcs: [RequestFlow.Arc], starts: [Int], around: [Int32], capacity: [Int], gains: [Int]) {
        func array<Item>(_ count: Int, _ item: Item) -> UnsafeMutablePointer<Item> {
            let array = UnsafeMutablePointer<Item>.allocate(capacity: max(1, count))
            array.initialize(repeating: item, count: count)
            return array
        }
        nodes = capacity.count
        self.starts = starts
        links = array(around.count, Link(arc: 0, node: 0))
        cost = array(arcs.count, 0)
        used = array(arcs.count, false)
        room = array(nodes, 0)
        potential = array(nodes, 0)
        heads = array(nodes, false)
        distance = array(nodes, 0)
        visited = array(nodes, false)
        via = array(nodes, Link(arc: -1, node: -1))
        for (index, arc) in arcs.enumerated() {
            cost[index] = -max(0, gains[Int(arc.meeting)])
            heads[Int(arc.head)] = true
            potential[Int(arc.head)] = min(potential[Int(arc.head)], cost[index])
        }
        for node in 0..<nodes {
            room[node] = capacity[node]
            for position in starts[node]..<starts[node + 1] {
                let arc = arcs[Int(around[position])]
                links[position] = Link(arc: around[position], node: heads[node] ? arc.tail : arc.head)
            }
            if heads[node], capacity[node] > 0 { target = min(target, potential[node]) }
        }
    }

    deinit {
        links.deallocate()
        cost.deallocate()
        used.deallocate()
        room.deallocate()
        potential.deallocate()
        heads.deallocate()
        distance.deallocate()
        visited.deallocate()
        via.deallocate()
    }

    /// The dual price of a node's capacity.
    func price(_ node: Int) -> Int { max(0, heads[node] ? min(target, 0) - potential[node] : potential[node]) }

    /// The length of a shortest path from a tail with room to a head with room, by Dijkstra on reduced costs;
    /// nil where there is none.
    func findDistances() -> Int? {
        heap.removeAll()
        for node in 0..<nodes {
            distance[node] = .max
            if !heads[node], room[node] > 0 {
                distance[node] = -potential[node]
                heap.push(distance[node], node)
            }
        }
        var reached = Int.max
        while let (near, node) = heap.pop(), near < reached {
            if near > distance[node] { continue }
            let isHead = heads[node]
            if isHead, room[node] > 0 { reached = min(reached, near &+ potential[node] &- target) }
            let base = near &+ potential[node]
            for position in starts[node]..<starts[node + 1] {
                let arc = Int(links[position].arc)
                guard used[arc] == isHead, cost[arc] < 0 else { continue }
                let next = Int(links[position].node)
                let far = base &+ (isHead ? -cost[arc] : cost[arc]) &- potential[next]
                if far < distance[next], far < reached {
                    distance[next] = far
                    heap.push(far, next)
                }
            }
        }
        guard reached < .max else {
            // No path at any price: the dual prices are those at which a further one would be worth nothing.
            let rise = max(0, -target)
            for node in 0..<nodes { potential[node] += min(distance[node], rise) }
            target += rise
            return nil
        }
        for node in 0..<nodes { potential[node] += min(distance[node], reached) }
        target += reached
        return target
    }

    /// Fills all paths of the length just found; returns how many.
    func fill() -> Int {
        var filled = 0
        var before = -1
        while filled > before {
            before = filled
            visited.update(repeating: false, count: nodes)
            for node in 0..<nodes where !heads[node] && potential[node] == 0 {
                while room[node] > 0, augment(from: node) { filled += 1 }
            }
        }
        return filled
    }

    private func augment(from source: Int) -> Bool {
        guard !visited[source] else { return false }
        visited[source] = true
        stack.removeAll(keepingCapacity: true)
        stack.append(source)
        while let node = stack.popLast() {
            let isHead = heads[node]
            if isHead, room[node] > 0, potential[node] == target {
                visited[source] = false
                lead(from: source, to: node)
                return true
            }
            let base = potential[node]
            for position in starts[node]..<starts[node + 1] {
                let arc = Int(links[position].arc)
                let next = Int(links[position].node)
                guard used[arc] == isHead, cost[arc] < 0, !visited[next],
                    (isHead ? -cost[arc] : cost[arc]) &+ base == potential[next]
                else { continue }
                visited[next] = true
                via[next] = Link(arc: Int32(arc), node: Int32(node))
                stack.append(next)
            }
        }
        return false
    }

    private func lead(from source: Int, to head: Int) {
        room[source] -= 1
        room[head] -= 1
        var node = head
        while node != source {
            let link = via[node]
            used[Int(link.arc)].toggle()
            node = Int(link.node)
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
