import Scheduling
import Testing

@Test func `what leaves a meeting without slot is said with a key of its own`() {
    let obstacles: [(BreaksObstacle, String)] = [
        (.availability, "noSlotShared"), (.session, "noSlotInSession"),
        (.fixedSlot(absent: ["3", "5"]), "noSlotAbsent"), (.fixedSlotOutsideSession, "noSlotOutsideSession"),
        (.tables, "noSlotWithTables"),
    ]
    for (obstacle, key) in obstacles {
        let sentence = BreaksError.noSlot(meeting: "7", because: obstacle).sentence
        #expect(sentence.key == "scheduler.impossible." + key)
        #expect(sentence.values["meeting"] == .text("7") && sentence.english.hasPrefix("Meeting 7: "))
    }
    #expect(
        BreaksError.noSlot(meeting: "7", because: .fixedSlot(absent: ["3", "5"])).sentence.values["participants"]
            == .text("3, 5"))
}

@Test func `fairness that no plan keeps is told from meetings that cannot be held`() {
    let open = BreaksError.noPlanWithFairness(2).sentence
    let known = BreaksError.fairnessOutOfReach(2).sentence
    #expect(open.key == "scheduler.impossible.fairnessOrMeetings" && open.values == ["limit": .number(2)])
    #expect(known.key == "scheduler.impossible.fairness")
}
