import Scheduling
import Testing

private func required(_ change: (inout NeutralInstance) -> Void = { _ in }) -> NeutralInstance {
    neutralSample {
        $0.allRequired = true
        change(&$0)
    }
}

@Test func `what is possible has no reason against it`() {
    #expect(required().impossibilities() == [])
    #expect(required { $0.meetings = [] }.impossibilities() == [])
}

@Test func `a meeting without a slot is named`() {
    let instance = required {
        $0.participants[0].available = [0]
        $0.meetings[0].session = .afternoon
    }
    #expect(instance.impossibilities() == [.noSlot(meeting: 0, a: 10, b: 11)])
}

@Test func `without tables nothing is possible`() {
    #expect(required { $0.tables = 0 }.impossibilities() == [.noTables])
}

@Test func `a participant asked for more than it wants is named`() {
    let instance = required { $0.participants[3].maximum = 1 }
    #expect(instance.impossibilities() == [.aboveMaximum(participant: 13, meetings: 2, maximum: 1)])
}

@Test func `a participant with fewer slots than meetings is named with both`() {
    let instance = required {
        $0.participants[1].available = [2]
        $0.meetings.append(.init(id: 9, a: 12, b: 11, fixed: 2))
        $0.meetings.remove(at: 3)
    }
    #expect(
        instance.impossibilities() == [
            .participantOverfull(participant: 11, meetings: [0, 9], slots: [2], inSequence: false)
        ])
}

@Test func `more meetings than tables in their slots are named`() {
    let instance = required {
        $0.tables = 1
        $0.meetings[0].session = .morning
        $0.meetings[1].session = .morning
    }
    #expect(
        instance.impossibilities() == [.tablesOverfull(meetings: [0, 1], slots: [0], tables: 1, inSequence: false)])
}

@Test func `a language that nobody speaks and too few interpreters are named`() {
    let nobody = required { $0.meetings[2].language = "de-eo" }
    #expect(nobody.impossibilities() == [.noInterpreter(meeting: 2, language: "de-eo")])
    let few = required {
        $0.interpreters?[0].available = [0]
        $0.meetings[2].language = "vi-ko"
    }
    #expect(few.impossibilities() == [.interpretersOverfull(meetings: [1, 2], languages: ["vi-ko"])])
}

@Test func `a sequence longer than the slots is named in its order`() {
    let instance = required {
        $0.meetings[0].after = [2]
        $0.meetings[2].after = [3]
        $0.participants[3].available = [1, 2]
        $0.meetings.remove(at: 1)
    }
    #expect(instance.impossibilities() == [.sequenceTooLong(meetings: [3, 2, 0])])
}

@Test func `an order that leaves too few slots is named`() {
    let instance = required {
        $0.slots = 2
        for index in $0.participants.indices { $0.participants[index].available = [0, 1] }
        $0.interpreters?[0].available = [0, 1]
        $0.meetings[0].after = [1]
        $0.meetings[2].after = [1]
    }
    #expect(
        instance.impossibilities() == [
            .participantOverfull(participant: 10, meetings: [0, 2], slots: [1], inSequence: true)
        ])
}

@Test func `three who all meet each other need three slots`() {
    let instance = NeutralInstance(
        slots: 2, tables: 5, participants: (0..<5).map { .init(id: $0, available: [0, 1]) },
        meetings: [
            .init(id: 0, a: 3, b: 4), .init(id: 1, a: 0, b: 1), .init(id: 2, a: 1, b: 2), .init(id: 3, a: 2, b: 0),
        ], allRequired: true)
    #expect(instance.impossibilities() == [.contradiction(meetings: [1, 2, 3])])
}

/// Whether the meetings can all be held, by trying every assignment.
private func isPossible(_ instance: NeutralInstance, _ slots: [Int] = []) -> Bool {
    let full = slots + [Int](repeating: -1, count: instance.meetings.count - slots.count)
    let harmless = check(NeutralPlan(assignment: full), instance).allSatisfy {
        switch $0 {
        case .requiredMissing, .predecessorMissing, .unfair: slots.count < instance.meetings.count
        default: false
        }
    }
    guard harmless else { return false }
    guard slots.count < instance.meetings.count else { return true }
    return (0..<instance.slots).contains { isPossible(instance, slots + [$0]) }
}

@Test func `in small random instances an impossibility is found exactly where there is one`() {
    var dice = NeutralDice(5)
    var impossible = 0
    for _ in 0..<500 {
        var instance = dice.instance(meetings: 6)
        (instance.allRequired, instance.fairness) = (true, nil)
        if dice.chance(30) { instance.participants[0].maximum = 2 }
        let found = instance.impossibilities()
        #expect(found.isEmpty == isPossible(instance), "\(instance) \(found)")
        impossible += found.isEmpty ? 0 : 1
        for case .contradiction(let meetings) in found {
            for meeting in meetings {
                var less = instance
                less.meetings = instance.meetings.filter { meetings.contains($0.id) && $0.id != meeting }
                let left = Set(less.meetings.map(\.id))
                for index in less.meetings.indices {
                    less.meetings[index].after.removeAll { !left.contains($0) }
                }
                #expect(less.impossibilities() == [], "\(instance) \(found)")
            }
        }
    }
    #expect(impossible > 100)
}
