/// Gives each demand one of its options, of which each can serve so many demands; by augmenting paths.
struct Matching {
    private let options: [[Int]]
    private let capacity: [Int]
    /// The option of each demand; −1 where none was found.
    private(set) var choice: [Int]
    private var holders: [[Int]]
    /// A smallest set of demands that cannot all be served: without any one of them the others can. nil: all are.
    ///
    /// By Hall's condition: they are more than their options together can serve.
    private(set) var contradicting: [Int]?

    /// Stops at the first demand that cannot be served unless it is to serve as many as possible.
    init(options: [[Int]], capacity: [Int], goesOn: Bool = false) {
        self.options = options
        self.capacity = capacity
        choice = [Int](repeating: -1, count: options.count)
        holders = [[Int]](repeating: [], count: capacity.count)
        for demand in options.indices where !serve(demand) {
            guard goesOn else { return }
        }
    }

    /// Breadth first from the demand over options and their holders to an option with room.
    private mutating func serve(_ demand: Int) -> Bool {
        if let option = options[demand].first(where: { holders[$0].count < capacity[$0] }) {
            holders[option].append(demand)
            choice[demand] = option
            return true
        }
        var origin: [Int: Int] = [:]
        var queue = [demand]
        var head = 0
        while head < queue.count {
            let current = queue[head]
            head += 1
            for option in options[current] where origin[option] == nil {
                origin[option] = current
                guard holders[option].count >= capacity[option] else {
                    move(along: origin, to: option, from: demand)
                    return true
                }
                queue += holders[option]
            }
        }
        if contradicting == nil { contradicting = queue.sorted() }
        return false
    }

    private mutating func move(along origin: [Int: Int], to last: Int, from demand: Int) {
        var option = last
        while let mover = origin[option] {
            let left = choice[mover]
            holders[option].append(mover)
            choice[mover] = option
            guard mover != demand else { return }
            holders[left].removeAll { $0 == mover }
            option = left
        }
    }
}
