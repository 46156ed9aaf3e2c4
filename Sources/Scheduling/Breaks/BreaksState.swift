/// A plan in which every meeting has its slot, and what changes when meetings are exchanged between two slots.
struct BreaksState {
    let problem: BreaksProblem
    private(set) var slot: [Int]
    /// Per participant: the slots with a meeting.
    private(set) var busy: [UInt128]
    /// Per participant and slot: the meeting there, or -1.
    private var held: [Int32]
    private var load: [Int]
    private(set) var breaks: [Int]
    private(set) var total: Int
    /// How many participants have so many breaks.
    private var spread: [Int]
    /// The fewest and the most breaks of one participant.
    private var least = 0
    private var most = 0
    /// All idle slots between first and last meetings.
    private(set) var idle: Int

    private var chain: [Int] = []
    private var inChain: [Bool]
    private var touched: [Int] = []
    private var toggles: [UInt8]

    init(_ problem: BreaksProblem, _ plan: [Int]) {
        self.problem = problem
        slot = plan
        busy = [UInt128](repeating: 0, count: problem.people)
        held = [Int32](repeating: -1, count: problem.people * problem.slots)
        load = [Int](repeating: 0, count: problem.slots)
        inChain = [Bool](repeating: false, count: plan.count)
        toggles = [UInt8](repeating: 0, count: problem.people)
        for (index, meeting) in problem.meetings.enumerated() {
            load[plan[index]] += 1
            for person in [meeting.a, meeting.b] {
                busy[person] |= BreaksProblem.bit(plan[index])
                held[person * problem.slots + plan[index]] = Int32(index)
            }
        }
        breaks = busy.map(BreaksProblem.breaks)
        total = breaks.reduce(0, +)
        idle = busy.reduce(0) { $0 + Self.idle($1) }
        spread = [Int](repeating: 0, count: problem.slots + 2)
        for count in breaks { spread[count] += 1 }
        least = breaks.min() ?? 0
        most = breaks.max() ?? 0
    }

    static func idle(_ busy: UInt128) -> Int {
        busy == 0 ? 0 : 128 - busy.leadingZeroBitCount - busy.trailingZeroBitCount - busy.nonzeroBitCount
    }

    /// Collects the meetings that change between two slots together with this one: those connected to it by people who
    /// would otherwise be in two meetings at once. False where one of them cannot.
    private mutating func extend(from index: Int, _ first: Int, _ second: Int) -> Bool {
        var next = chain.count
        chain.append(index)
        inChain[index] = true
        while next < chain.count {
            let current = chain[next]
            next += 1
            let target = slot[current] == first ? second : first
            let meeting = problem.meetings[current]
            guard meeting.allowed & BreaksProblem.bit(target) != 0 else { return false }
            for person in [meeting.a, meeting.b] {
                let other = held[person * problem.slots + target]
                if other >= 0, !inChain[Int(other)] {
                    inChain[Int(other)] = true
                    chain.append(Int(other))
                }
            }
        }
        return true
    }

    /// Exchanges the chain of a meeting with another slot, where room, precedence and fairness allow it and `accepts`
    /// agrees to the change of breaks and idle slots; with a second chain where the tables need it.
    mutating func exchange(
        _ index: Int, to second: Int, _ random: inout BreaksRandomness, accepts: (Int, Int) -> Double
    ) -> Bool {
        let first = slot[index]
        chain.removeAll(keepingCapacity: true)
        defer { for member in chain { inChain[member] = false } }
        guard extend(from: index, first, second), balance(first, second, &random), keepsOrder(first, second) else {
            return false
        }
        let bits = BreaksProblem.bit(first) | BreaksProblem.bit(second)
        touched.removeAll(keepingCapacity: true)
        for member in chain {
            for person in [problem.meetings[member].a, problem.meetings[member].b] {
                if toggles[person] == 0 { touched.append(person) }
                toggles[person] += 1
            }
        }
        var change = 0
        var idleChange = 0
        for person in touched where toggles[person] == 1 {
            let now = busy[person] ^ bits
            change += BreaksProblem.breaks(now) - breaks[person]
            idleChange += Self.idle(now) - Self.idle(busy[person])
        }
        let isWanted = random.fraction() < accepts(change, idleChange) && keepsFair(bits)
        if isWanted { apply(first, second, bits) }
        for person in touched { toggles[person] = 0 }
        return isWanted
    }

    /// Whether both slots have room for what they would hold; adds one more chain that may restore it.
    private mutating func balance(_ first: Int, _ second: Int, _ random: inout BreaksRandomness) -> Bool {
        for _ in 0..<2 {
            let gained = chain.reduce(0) { $0 + (slot[$1] == first ? 1 : -1) }
            let crowded: Int
            if load[second] + gained > problem.tables[second] {
                crowded = second
            } else if load[first] - gained > problem.tables[first] {
                crowded = first
            } else {
                return true
            }
            var candidate = -1
            for _ in 0..<8 {
                let person = random.below(problem.people)
                let other = held[person * problem.slots + crowded]
                if other >= 0, !inChain[Int(other)] {
                    candidate = Int(other)
                    break
                }
            }
            guard candidate >= 0, extend(from: candidate, first, second) else { return false }
        }
        let gained = chain.reduce(0) { $0 + (slot[$1] == first ? 1 : -1) }
        return load[second] + gained <= problem.tables[second] && load[first] - gained <= problem.tables[first]
    }

    private func keepsOrder(_ first: Int, _ second: Int) -> Bool {
        func destination(_ index: Int) -> Int {
            guard inChain[index] else { return slot[index] }
            return slot[index] == first ? second : first
        }
        for member in chain {
            let meeting = problem.meetings[member]
            if meeting.before.isEmpty, meeting.after.isEmpty { continue }
            let target = destination(member)
            if meeting.before.contains(where: { destination($0) >= target }) { return false }
            if meeting.after.contains(where: { destination($0) <= target }) { return false }
        }
        return true
    }

    private mutating func keepsFair(_ bits: UInt128) -> Bool {
        guard let fairness = problem.fairness else { return true }
        var low = Int.max
        var high = 0
        for person in touched where toggles[person] == 1 {
            let count = BreaksProblem.breaks(busy[person] ^ bits)
            low = min(low, count)
            high = max(high, count)
        }
        if max(most, high) - min(least, low) <= fairness { return true }
        for person in touched where toggles[person] == 1 {
            spread[breaks[person]] -= 1
            spread[BreaksProblem.breaks(busy[person] ^ bits)] += 1
        }
        let range = range(within: min(least, low), max(most, high))
        for person in touched where toggles[person] == 1 {
            spread[breaks[person]] += 1
            spread[BreaksProblem.breaks(busy[person] ^ bits)] -= 1
        }
        return range.most - range.least <= fairness
    }

    /// The fewest and the most breaks of one participant, where they lie within these limits.
    private func range(within low: Int, _ high: Int) -> (least: Int, most: Int) {
        var least = low
        var most = high
        while least < high, spread[least] == 0 { least += 1 }
        while most > least, spread[most] == 0 { most -= 1 }
        return (least, most)
    }

    private mutating func apply(_ first: Int, _ second: Int, _ bits: UInt128) {
        var low = least
        var high = most
        for person in touched where toggles[person] == 1 {
            let now = busy[person] ^ bits
            let count = BreaksProblem.breaks(now)
            spread[breaks[person]] -= 1
            spread[count] += 1
            total += count - breaks[person]
            idle += Self.idle(now) - Self.idle(busy[person])
            breaks[person] = count
            busy[person] = now
            low = min(low, count)
            high = max(high, count)
        }
        (least, most) = range(within: low, high)
        for member in chain {
            let meeting = problem.meetings[member]
            load[slot[member]] -= 1
            for person in [meeting.a, meeting.b] { held[person * problem.slots + slot[member]] = -1 }
        }
        for member in chain {
            let meeting = problem.meetings[member]
            slot[member] = slot[member] == first ? second : first
            load[slot[member]] += 1
            for person in [meeting.a, meeting.b] { held[person * problem.slots + slot[member]] = Int32(member) }
        }
    }
}
