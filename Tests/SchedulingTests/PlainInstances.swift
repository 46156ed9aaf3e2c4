import Scheduling

/// A small random plain instance: places all alike, interpreters without limits, some precedences.
func plainInstance(
    seed: UInt64, people: Int = 5, meetings: Int = 5, slots: Int = 3, places: Int = 2, languages: Bool = true,
    ordered: Bool = false
) -> Instance {
    var random = Generator(state: seed &* 15_485_863 &+ 11)
    func some(_ chance: UInt64) -> SlotSet {
        SlotSet(bits: (0..<slots).reduce(0) { random.next() % 10 < chance ? $0 | 1 << UInt128($1) : $0 })
    }
    let participants = (0..<people).map {
        Participant(id: "p\($0)", available: some(8), maximum: random.next() % 4 == 0 ? 2 : nil)
    }
    let interpreters = (0..<2).map {
        Interpreter(id: "i\($0)", skills: $0 == 0 ? ["ko-vi"] : ["ko-vi", "vi-en"], available: some(7))
    }
    let wishes = (0..<meetings).map { index -> Meeting in
        let a = Int(random.next() % UInt64(people))
        let b = (a + 1 + Int(random.next() % UInt64(people - 1))) % people
        let skills = [[], ["ko-vi"], ["vi-en"]][languages ? Int(random.next() % 3) : 0]
        let after = ordered && index > 0 && random.next() % 2 == 0 ? ["m\(random.next() % UInt64(index))"] : []
        return Meeting(
            id: "m\(index)", a: "p\(a)", b: "p\(b)", weight: Int(random.next() % 9) + 1, places: .kinds(["table"]),
            interpreterSkills: skills, after: after)
    }
    return Instance(
        slots: slots, participants: participants,
        places: (0..<places).map { Place(id: "t\($0)", kind: "table", available: .first(slots)) },
        interpreters: languages ? interpreters : [], meetings: wishes)
}
