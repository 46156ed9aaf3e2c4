import Scheduling

/// Four slots in two blocks, two firms of each country, a table, an online room, one interpreter.
func sample(_ change: (inout Instance) -> Void = { _ in }) -> Instance {
    let all = SlotSet.first(4)
    var instance = Instance(
        slots: 4, blocks: [0, 0, 1, 1],
        participants: ["v1", "v2", "k1", "k2"].map { Participant(id: $0, available: all) },
        places: [
            Place(id: "T1", kind: "table", available: all), Place(id: "T2", kind: "table", available: all),
            Place(id: "O1", kind: "online", available: all),
        ],
        interpreters: [Interpreter(id: "I1", skills: ["ko-vi"], available: all)],
        meetings: [
            Meeting(id: "m1", a: "v1", b: "k1", places: .kinds(["table"]), interpreterSkills: ["ko-vi"]),
            Meeting(id: "m2", a: "v1", b: "k2", places: .kinds(["table"])),
            Meeting(id: "m3", a: "v2", b: "k1", places: .kinds(["table", "online"])),
        ])
    change(&instance)
    return instance
}

func plan(_ placements: [String: Placement], value: Int? = nil) -> Plan {
    Plan(
        placements: placements, value: value ?? placements.count, bound: 99, meetingsBound: 99, idle: IdleFigures(),
        unplaced: [])
}

/// A small random instance in which everything is scarce.
func randomInstance(seed: UInt64, meetings: Int = 5, slots: Int = 3) -> Instance {
    var random = Generator(state: seed &* 7_919 &+ 1)
    func some(_ chance: Int) -> SlotSet {
        SlotSet(bits: (0..<slots).reduce(0) { random.next() % 10 < UInt64(chance) ? $0 | 1 << UInt128($1) : $0 })
    }
    let people = (0..<5).map {
        Participant(
            id: "p\($0)", available: some(8), maximum: random.next() % 3 == 0 ? 2 : nil,
            parallel: random.next() % 6 == 0 ? 2 : 1)
    }
    let places = (0..<2).map { Place(id: "t\($0)", kind: $0 == 0 ? "plain" : "screen", available: some(8)) }
    let interpreters = (0..<2).map {
        Interpreter(
            id: "i\($0)", skills: $0 == 0 ? ["ko-vi"] : ["ko-vi", "vi-en"], available: some(7),
            maximum: random.next() % 2 == 0 ? 1 : nil, maximumInRow: random.next() % 2 == 0 ? 1 : nil,
            servesKinds: random.next() % 2 == 0 ? ["screen"] : nil)
    }
    let wishes = (0..<meetings).map { index -> Meeting in
        let a = Int(random.next() % 5)
        let b = (a + 1 + Int(random.next() % 4)) % 5
        return Meeting(
            id: "m\(index)", a: "p\(a)", b: "p\(b)", weight: Int(random.next() % 5) + 1,
            places: random.next() % 2 == 0 ? .kinds(["plain", "screen"]) : .kinds(["screen"]),
            interpreterSkills: [[], ["ko-vi"], ["vi-en"]][Int(random.next() % 3)])
    }
    return Instance(
        slots: slots, participants: people, places: places, interpreters: interpreters, meetings: wishes)
}

/// A fair of two countries: 300 meetings in 14 slots, more interpreters than fit a machine word, few hours each.
func fair(seed: UInt64) -> Instance {
    var random = Generator(state: seed &* 104_729 &+ 3)
    func some(_ chance: UInt64) -> SlotSet {
        SlotSet(bits: (0..<14).reduce(0) { random.next() % 10 < chance ? $0 | 1 << UInt128($1) : $0 })
    }
    let people = (0..<80).map {
        Participant(id: "p\($0)", available: some(8), maximum: random.next() % 5 == 0 ? 6 : nil)
    }
    let places = (0..<26).map {
        Place(id: "t\($0)", kind: $0 < 16 ? "plain" : "screen", available: $0 % 5 == 0 ? some(6) : .first(14))
    }
    let interpreters = (0..<70).map {
        Interpreter(
            id: "i\($0)", skills: $0 % 4 == 3 ? ["vi-en"] : ["ko-vi"], available: some(3), maximum: 2,
            maximumInRow: $0 % 2 + 1, servesKinds: $0 % 3 == 0 ? ["screen"] : nil)
    }
    let wishes = (0..<300).map { index in
        Meeting(
            id: "m\(index)", a: "p\(random.next() % 50)", b: "p\(50 + random.next() % 30)",
            weight: 100 + Int(random.next() % 20),
            places: random.next() % 4 == 0 ? .kinds(["screen"]) : .kinds(["plain", "screen"]),
            interpreterSkills: [[], ["ko-vi"], ["ko-vi"], ["ko-vi", "vi-en"]][Int(random.next() % 4)])
    }
    return Instance(
        slots: 14, blocks: [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3], participants: people, places: places,
        interpreters: interpreters, meetings: wishes)
}

struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) ^ (state << 20) >> 40
    }
}

/// The best value by trying everything, judged by `check` alone.
func bruteForce(_ instance: Instance) -> Int {
    var best = 0
    func go(_ index: Int, _ placements: [String: Placement], _ value: Int) {
        if !placements.isEmpty, !check(plan(placements, value: value), instance).isEmpty { return }
        best = max(best, value)
        guard index < instance.meetings.count else { return }
        let meeting = instance.meetings[index]
        for slot in 0..<instance.slots {
            for place in instance.places {
                let able: [String?] = meeting.interpreterSkills.isEmpty ? [nil] : instance.interpreters.map(\.id)
                for interpreter in able {
                    var next = placements
                    next[meeting.id] = Placement(slot: slot, place: place.id, interpreter: interpreter)
                    go(index + 1, next, value + meeting.weight)
                }
            }
        }
        go(index + 1, placements, value)
    }
    go(0, [:], 0)
    return best
}
