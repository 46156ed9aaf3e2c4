import Foundation
import Scheduling
import Testing

private let brief = Options(seed: 3, moves: 4_000, idleMoves: 500)

@Test(arguments: rounds(24)) func `the gain of each addition is the brute-force gain`(_ seed: Int) throws {
    let instance =
        seed % 2 == 0
        ? randomInstance(seed: UInt64(seed), meetings: 4, slots: 2)
        : plainInstance(seed: UInt64(seed), meetings: 4, slots: 2, places: 1)
    let plan = try solve(instance, options: brief)
    let best = bruteForce(instance)
    let participant = instance.participants[seed % 5].id
    let additions = instance.additions + [.availability(participant: participant, slots: .first(2))]
    let gains = try whatIf(instance, plan, additions: additions)

    #expect(gains.count == additions.count)
    for gain in gains {
        let reached = bruteForce(instance.adding(gain.addition)) - best
        #expect(gain.value == reached, "\(gain.addition)")
        #expect(gain.bound >= reached)
    }
}

@Test func `what is worth most comes first`() throws {
    let instance = sample {
        $0.slots = 1
        $0.blocks = []
        for index in $0.participants.indices { $0.participants[index].available = .first(1) }
        for index in $0.places.indices { $0.places[index].available = .first(1) }
        $0.interpreters[0].available = .first(1)
    }
    let gains = try whatIf(instance, solve(instance))

    #expect(gains.first?.addition == .slot(after: 0))
    #expect(gains.first?.value == 1 && gains.first?.meetings == 1)
    #expect(gains.first { $0.addition == .place(kind: "table") }?.bound == 0)
}

@Test func `a slot inserted at the end of a block leaves what comes later where it was`() throws {
    let instance = sample {
        $0.participants[0].available = SlotSet(bits: 0b1110)
        $0.meetings[0].fixedSlot = 3
        $0.meetings[1].allowed = SlotSet(bits: 0b0110)
    }
    let longer = instance.adding(.slot(after: 1))

    #expect(instance.additions.suffix(2) == [.slot(after: 1), .slot(after: 3)])
    #expect(longer.slots == 5 && longer.blocks == [0, 0, 0, 1, 1])
    #expect(longer.participants[0].available == SlotSet(bits: 0b11110))
    #expect(longer.meetings[0].fixedSlot == 4 && longer.meetings[1].allowed == SlotSet(bits: 0b1110))
}

@Test func `a question that is cancelled is answered as far as it went`() throws {
    let instance = plainInstance(seed: 5, people: 30, meetings: 150, slots: 12, places: 9)
    let plan = try solve(instance, options: brief)
    var asked = 0
    let gains = try whatIf(instance, plan) { _ in
        asked += 1
        return asked < 3
    }

    #expect(gains.count < instance.additions.count)
}

@Test(arguments: [false, true]) func `several threads give the same plan each time and none worse`(_ rich: Bool) throws
{
    let instance =
        rich
        ? randomInstance(seed: 77, meetings: 25, slots: 8)
        : plainInstance(seed: 5, people: 30, meetings: 150, slots: 12, places: 9)
    var options = Options(seed: 9, moves: 3_000, idleMoves: 3_000)
    let single = try solve(instance, options: options)
    options.threads = 3
    let plan = try solve(instance, options: options)

    #expect(try plan == solve(instance, options: options))
    #expect(plan.value >= single.value && plan.bound == single.bound && plan.meetingsBound == single.meetingsBound)
    #expect(check(plan, instance).isEmpty)
}

@Test func `the phases of several threads are told in order and with the best value`() throws {
    var told: [SearchProgress] = []
    let options = Options(moves: 3_000, idleMoves: 3_000, boundFlows: 3, threads: 2)
    let plan = try solve(fair(seed: 1), options: options) {
        told.append($0)
        return true
    }
    var phases: [SearchProgress.Phase] = []
    for one in told where phases.last != one.phase { phases.append(one.phase) }

    #expect(phases == [.bound, .insertion, .weight, .idle])
    #expect(told.allSatisfy { $0.bound >= plan.bound && $0.value <= plan.value })
}

@Test func `several threads end when cancelled or when the time is over`() throws {
    let instance = plainInstance(seed: 6, people: 30, meetings: 150, slots: 12, places: 9)
    var options = Options(moves: .max, idleMoves: .max, threads: 2)
    var asked = 0
    let cancelled = try solve(instance, options: options) { _ in
        asked += 1
        return asked < 30
    }
    #expect(asked == 30 && check(cancelled, instance).isEmpty)
    options.timeLimit = 100
    var now = 0.0
    let plan = try solve(
        instance, options: options,
        clock: {
            now += 0.01
            return now
        })
    #expect(now < 101 && check(plan, instance).isEmpty)
}

@Test func `fields that are absent have their defaults`() throws {
    let meeting = Data(#"{"id": "m", "a": "v", "b": "k", "places": {"kinds": {"_0": ["table"]}}}"#.utf8)
    #expect(
        try JSONDecoder().decode(Meeting.self, from: meeting)
            == Meeting(id: "m", a: "v", b: "k", places: .kinds(["table"])))
    #expect(try JSONDecoder().decode(Options.self, from: Data("{}".utf8)) == Options())
}
