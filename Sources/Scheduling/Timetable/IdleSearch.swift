/// Shortens waiting with the meetings kept: Kempe annealing. An exchange between two slots changes the hours only of
/// the people at the two ends of its chain, so that a move is judged before it is made.
package struct IdleSearch {
    let grid: Grid
    let table: Timetable
    let pace: Pace
    var noise: Noise
    /// What a waiting slot costs in which the person is available, one in which it is not, and a break.
    private static let availableCost = 256
    private static let idleCost = 4
    private static let breakCost = 1

    package init(_ table: Timetable, seed: UInt64, pace: Pace) {
        grid = table.grid
        self.table = table
        self.pace = pace
        noise = Noise(seed: seed)
    }

    package func cost(_ person: Int, _ busy: UInt64) -> Int {
        guard busy != 0 else { return 0 }
        let first = UInt64(busy.trailingZeroBitCount)
        let span = (UInt64.max &<< first) & (UInt64.max &>> UInt64(busy.leadingZeroBitCount))
        let gaps = span & ~busy
        guard gaps != 0 else { return 0 }
        return (gaps & grid.available[person]).nonzeroBitCount &* Self.availableCost
            &+ gaps.nonzeroBitCount &* Self.idleCost &+ (gaps & ~(gaps &<< 1)).nonzeroBitCount &* Self.breakCost
    }

    mutating func lower(moves: Int, until share: Double) {
        var movable: [Int32] = []
        for task in 0..<grid.tasks where table.at[task] >= 0 && grid.allowed[task].nonzeroBitCount > 1 {
            movable.append(Int32(task))
        }
        guard !movable.isEmpty else { return }
        var total = 0
        for person in 0..<grid.people { total += cost(person, table.busy[person]) }
        let stretch = Stretch(pace, moves: moves, until: share)
        var best = table.slots
        var bestTotal = total
        var sinceBest = 0
        var heat = 0.0
        var move = 0
        while move < moves, total > 0 {
            if move % 1_024 == 0 {
                let passed = stretch.passed(move)
                guard passed < 1, pace.goesOn(.idle, moves: move, value: table.value, placed: table.placed)
                else { break }
                let cold = max(0, 1 - passed / 0.97)
                heat = Double(Self.availableCost) * Self.firstHeat * cold * cold
            }
            move += 1
            sinceBest += 1
            guard let (task, target) = candidate(movable) else { continue }
            let from = Int(table.at[task])
            guard table.trace(task, from, target) else { continue }
            let change = chainChange(from, target)
            guard change <= 0 || Double(change) <= heat * noise.exponential() else { continue }
            table.flip(from, target, journaled: false)
            guard table.chainIsInOrder(from, target, journaled: false) else { continue }
            total += change
            if total < bestTotal, sinceBest * 8 > grid.tasks {
                best = table.slots
                bestTotal = total
                sinceBest = 0
            }
        }
        if total > bestTotal { table.restore(best) }
    }

    private static let firstHeat = 1.2

    /// A task and a slot for it: half of the time one at the edge of a waiting person's day, to go into a gap of it.
    private mutating func candidate(_ movable: [Int32]) -> (Int, Int)? {
        let task = Int(movable[noise.below(movable.count)])
        let here: UInt64 = 1 &<< UInt64(table.at[task])
        let targets = grid.allowed[task] & ~here
        if noise.below(2) == 0 {
            let person = Int(noise.below(2) == 0 ? grid.a[task] : grid.b[task])
            let busy = table.busy[person]
            let first = busy.trailingZeroBitCount
            let last = 63 - busy.leadingZeroBitCount
            let span = (UInt64.max &<< UInt64(first)) & (UInt64.max &>> UInt64(63 - last))
            let gaps = span & ~busy & grid.available[person]
            guard gaps != 0 else { return (task, noise.slot(of: targets)) }
            let edge = noise.below(2) == 0 ? first : last
            let moved = Int(table.cell[person &* grid.slots &+ edge])
            let into = gaps & grid.allowed[moved]
            return into == 0 ? nil : (moved, noise.slot(of: into))
        }
        return (task, noise.slot(of: targets))
    }

    /// What the exchange of the chain found last would change.
    private func chainChange(_ first: Int, _ second: Int) -> Int {
        guard table.ends.0 >= 0 else { return 0 }
        let both: UInt64 = 1 &<< UInt64(first) | 1 &<< UInt64(second)
        let (left, right) = table.ends
        return cost(left, table.busy[left] ^ both) - cost(left, table.busy[left])
            + cost(right, table.busy[right] ^ both) - cost(right, table.busy[right])
    }
}
