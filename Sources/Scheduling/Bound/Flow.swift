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
        /// What one more meeting of each person would be worth, in twice the unit of the doubled value.
        var prices: [Double]
    }

    struct Arc {
        var tail: Int32
        var head: Int32
        var meeting: Int32
    }

    private let arcs: [Arc]
    /// The arcs of node n are `around[starts[n]..<starts[n + 1]]`, those into it as well as those out of it.
    private let starts: [Int]
    private let around: [Int32]
    private let capacity: [Int]
    /// How much of a meeting one arc stands for, in halves.
    private let share: Int

    init(ends: [(a: Int, b: Int)], capacity: [Int]) {
        let people = capacity.count
        if let side = Self.sides(ends, people) {
            share = 2
            self.capacity = capacity
            arcs = ends.enumerated().map { meeting, pair in
                let (tail, head) = side[pair.a] == 0 ? (pair.a, pair.b) : (pair.b, pair.a)
                return Arc(tail: Int32(tail), head: Int32(head), meeting: Int32(meeting))
            }
        } else {
            share = 1
            self.capacity = capacity + capacity
            arcs = ends.enumerated().flatMap { meeting, pair in
                [
                    Arc(tail: Int32(pair.a), head: Int32(people + pair.b), meeting: Int32(meeting)),
                    Arc(tail: Int32(pair.b), head: Int32(people + pair.a), meeting: Int32(meeting)),
                ]
            }
        }
        var starts = Array(repeating: 0, count: self.capacity.count + 1)
        for arc in arcs {
            starts[Int(arc.tail) + 1] += 1
            starts[Int(arc.head) + 1] += 1
        }
        for node in self.capacity.indices { starts[node + 1] += starts[node] }
        var next = starts
        var around = Array(repeating: Int32(0), count: 2 * arcs.count)
        for (index, arc) in arcs.enumerated() {
            for node in [Int(arc.tail), Int(arc.head)] {
                around[next[node]] = Int32(index)
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
        let run = FlowRun(arcs: arcs, starts: starts, around: around, capacity: capacity, gains: gains)
        var value = 0
        while let length = run.findDistances(), length < 0 { value -= length * run.fill() }
        var uses = Array(repeating: 0, count: gains.count)
        for (index, arc) in arcs.enumerated() where run.used[index] { uses[Int(arc.meeting)] += share }
        let people = share == 2 ? capacity.count : capacity.count / 2
        let prices = (0..<people).map { person in
            share == 2 ? 2 * run.price(person) : run.price(person) + run.price(person + people)
        }
        return Result(doubledValue: value * share, uses: uses, prices: prices.map(Double.init))
    }
}
