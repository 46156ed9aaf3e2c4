import Scheduling

/// Small instances with a bit of everything, and plans good and bad.
struct NeutralDice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func slots(_ count: Int, _ percent: Int) -> [Int] { (0..<count).filter { _ in chance(percent) } }

    /// Ids are positions, as the verifier takes them; the instance may be impossible but not contradict itself.
    mutating func instance(meetings most: Int = 9) -> NeutralInstance {
        let slots = Int.random(in: 1...5, using: &self)
        let people = Int.random(in: 2...6, using: &self)
        let languages = ["x", "y"]
        var instance = NeutralInstance(
            slots: slots, tables: Int.random(in: 1...3, using: &self),
            participants: (0..<people).map { .init(id: $0, available: self.slots(slots, 80)) }, meetings: [],
            morningSlots: Int.random(in: 0...slots, using: &self), allRequired: chance(40),
            fairness: chance(30) ? Int.random(in: 0...1, using: &self) : nil)
        if chance(50) {
            instance.interpreters = (0..<Int.random(in: 1...2, using: &self)).map {
                .init(id: $0, languages: languages.filter { _ in chance(70) }, available: self.slots(slots, 80))
            }
        }
        for id in 0..<Int.random(in: 0...most, using: &self) {
            let a = Int.random(in: 0..<people, using: &self)
            let b = (a + Int.random(in: 1..<people, using: &self)) % people
            var meeting = NeutralInstance.Meeting(id: id, a: a, b: b, weight: Int.random(in: 0...9, using: &self))
            if chance(30) { meeting.language = languages.randomElement(using: &self) }
            if chance(20) { meeting.session = chance(50) ? .morning : .afternoon }
            if chance(20), id > 0 { meeting.after = [Int.random(in: 0..<id, using: &self)] }
            if chance(10) { meeting.fixed = Int.random(in: 0..<slots, using: &self) }
            instance.meetings.append(meeting)
            if !instance.faults().isEmpty { instance.meetings[instance.meetings.count - 1].fixed = nil }
        }
        return instance
    }

    /// A plan by chance, mostly in slots that suit.
    mutating func plan(_ instance: NeutralInstance) -> NeutralPlan {
        let people = instance.participants
        let assignment = instance.meetings.map { meeting -> Int in
            if chance(25) { return -1 }
            let shared = people[meeting.a].available.filter { people[meeting.b].available.contains($0) }
            return (chance(90) ? shared.randomElement(using: &self) : nil)
                ?? Int.random(in: -1...instance.slots, using: &self)
        }
        var plan = NeutralPlan(assignment: assignment)
        if chance(50) {
            plan.table = assignment.map { _ in Int.random(in: -1...instance.tables, using: &self) }
        }
        if chance(50) {
            plan.interpreter = instance.meetings.map {
                $0.language == nil ? -1 : Int.random(in: -1..<(instance.interpreters?.count ?? 0), using: &self)
            }
        }
        return plan
    }
}
