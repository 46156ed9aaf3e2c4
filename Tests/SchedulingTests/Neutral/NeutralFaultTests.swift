import Scheduling
import Testing

/// A small valid instance with a place for one more field in each part.
private func text(
    _ more: String = "", participant: String = "", meeting: String = "", interpreter: String = "",
    available: String = "0,1,2"
) -> String {
    """
    {"name":"n","slots":3,"tables":2,"morning_slots":2,"jair":{"maxsat":{"seconds":[1.5,-2e3,null,true]}},
     "participants":[{"id":5,"available":[\(available)]},{"id":9,"available":[0,1]\(participant)}],
     "meetings":[{"id":3,"a":9,"b":5},{"id":4,"a":5,"b":9\(meeting)}],
     "interpreters":[{"id":0,"langs":["vi-ko"],"available":[0]\(interpreter)}]\(more)}
    """
}

private func faults(_ text: String) -> [String] {
    do {
        _ = try NeutralInstance(json: Array(text.utf8))
        return []
    } catch {
        return error.faults.map(\.description)
    }
}

@Test func `an instance is read with ids in any order and unknown fields ignored`() throws {
    let instance = try NeutralInstance(
        json: Array(text(",\"all_required\":true,\"fairness\":2", meeting: ",\"after\":[3],\"lang\":\"vi-ko\"").utf8))

    #expect(instance.meetings[0] == .init(id: 3, a: 9, b: 5))
    #expect(instance.meetings[1] == .init(id: 4, a: 5, b: 9, language: "vi-ko", after: [3]))
    #expect(instance.participants.map(\.id) == [5, 9] && instance.participants[1].available == [0, 1])
    #expect(instance.allRequired && instance.fairness == 2 && instance.morningSlots == 2)
    #expect(instance.interpreters == [.init(id: 0, languages: ["vi-ko"], available: [0])])
}

@Test func `null is the same as nothing, and a whole number may be written with a fraction`() {
    #expect(faults(text(meeting: ",\"fixed\":null,\"lang\":null,\"session\":null,\"weight\":2.0")) == [])
    #expect(faults(text(participant: ",\"max\":1e1")) == [])
}

@Test func `a language that nobody speaks is no fault`() {
    #expect(faults(text(meeting: ",\"lang\":\"de-eo\"")) == [])
}

@Test(arguments: contradictions) func `what contradicts itself is named with its place`(_ row: FaultRow) {
    #expect(faults(row.text) == row.faults)
}

struct FaultRow: Sendable {
    let text: String
    let faults: [String]

    init(_ text: String, _ faults: String...) { (self.text, self.faults) = (text, faults) }
}

private let contradictions: [FaultRow] = [
    FaultRow(
        text(meeting: ",\"fixed\":2"),
        "meetings[1].fixed: slot 2 lies outside the availability of participant 9"),
    FaultRow(text(meeting: ",\"fixed\":9"), "meetings[1].fixed: slot 9 lies outside 0 to 2"),
    FaultRow(text(meeting: ",\"fixed\":-1"), "meetings[1].fixed: slot -1 lies outside 0 to 2"),
    FaultRow(
        text(meeting: ",\"fixed\":1,\"session\":\"pm\""),
        "meetings[1].fixed: slot 1 lies outside the session \"pm\""),
    FaultRow(text(meeting: ",\"session\":\"noon\""), "meetings[1].session: \"noon\" is neither \"am\" nor \"pm\""),
    FaultRow(
        text(meeting: ",\"session\":\"am\"").replacing("\"morning_slots\":2,", with: ""),
        "morning_slots: is missing, and meetings name a session"),
    FaultRow(
        text().replacing("\"morning_slots\":2", with: "\"morning_slots\":4"),
        "morning_slots: above the limit of 3: 4"),
    FaultRow(
        text(meeting: ",\"after\":[4]"),
        "meetings[1].after: circular precedence, each meeting after the one before it: 4 → 4"),
    FaultRow(
        text(meeting: ",\"after\":[3]").replacing("\"b\":5}", with: "\"b\":5,\"after\":[4]}"),
        "meetings[0].after: circular precedence, each meeting after the one before it: 3 → 4 → 3"),
    FaultRow(text(meeting: ",\"after\":[3,8]"), "meetings[1].after[1]: there is no meeting 8"),
    FaultRow(text().replacing("\"a\":9", with: "\"a\":7"), "meetings[0].a: there is no participant 7"),
    FaultRow(text().replacing("\"b\":9", with: "\"b\":8"), "meetings[1].b: there is no participant 8"),
    FaultRow(text().replacing("\"b\":9", with: "\"b\":5"), "meetings[1]: participant 5 would meet itself"),
    FaultRow(text().replacing("\"id\":4", with: "\"id\":3"), "meetings[1].id: id 3 already belongs to meetings[0]"),
    FaultRow(
        text().replacing("\"id\":9", with: "\"id\":5"),
        "participants[1].id: id 5 already belongs to participants[0]",
        "meetings[0].a: there is no participant 9", "meetings[1].b: there is no participant 9"),
    FaultRow(
        text(interpreter: "},{\"id\":0,\"langs\":[],\"available\":[]"),
        "interpreters[1].id: id 0 already belongs to interpreters[0]"),
    FaultRow(text(participant: ",\"max\":-1"), "participants[1].max: negative value: -1"),
    FaultRow(text(meeting: ",\"weight\":-5"), "meetings[1].weight: negative value: -5"),
    FaultRow(
        text(meeting: ",\"weight\":2000000000"), "meetings[1].weight: above the limit of 1000000000: 2000000000"),
    FaultRow(text(",\"fairness\":-1"), "fairness: negative value: -1"),
    FaultRow(text().replacing("\"tables\":2", with: "\"tables\":-2"), "tables: negative value: -2"),
    FaultRow(
        text().replacing("\"slots\":3", with: "\"slots\":1000"), "slots: above the limit of 128: 1000"),
    FaultRow(
        text(available: "0,3,-1"), "participants[0].available[1]: slot 3 lies outside 0 to 2",
        "participants[0].available[2]: slot -1 lies outside 0 to 2"),
    FaultRow(
        text().replacing("\"available\":[0]", with: "\"available\":[4]"),
        "interpreters[0].available[0]: slot 4 lies outside 0 to 2"),
    FaultRow("{\"slots\":2}", "tables: is missing", "participants: is missing", "meetings: is missing"),
    FaultRow("[]", ".: must be an object in curly brackets"),
    FaultRow(text(meeting: ",\"weight\":1.5"), "meetings[1].weight: must be a whole number"),
    FaultRow(text(meeting: ",\"weight\":\"5\""), "meetings[1].weight: must be a whole number"),
    FaultRow(text(meeting: ",\"lang\":7"), "meetings[1].lang: must be a text in quotation marks"),
    FaultRow(text(",\"all_required\":1"), "all_required: must be true or false"),
    FaultRow(text(meeting: ",\"after\":3"), "meetings[1].after: must be a list in square brackets"),
    FaultRow(text(available: "0,[1]"), "participants[0].available[1]: must be a whole number"),
    FaultRow(text().replacing("\"a\":9,", with: ""), "meetings[0].a: is missing"),
    FaultRow(text().replacing("\"id\":9,", with: ""), "participants[1].id: is missing"),
    FaultRow(text().replacing("\"langs\":[\"vi-ko\"],", with: ""), "interpreters[0].langs: is missing"),
]

@Test(arguments: mistakes) func `what is no JSON is refused with line and column`(_ row: FaultRow) {
    #expect(faults(row.text) == row.faults)
}

private let mistakes: [FaultRow] = [
    FaultRow("", "line 1, column 1: the JSON ends too early"),
    FaultRow("{\"slots\":", "line 1, column 10: the JSON ends too early"),
    FaultRow("{\"slots\":3\n,}", "line 2, column 2: unexpected character: }"),
    FaultRow("{\"slots\":NaN}", "line 1, column 10: no number in JSON: NaN"),
    FaultRow("{\"slots\":-Infinity}", "line 1, column 10: no number in JSON: -Infinity"),
    FaultRow("{\"slots\":03}", "line 1, column 12: a number that JSON does not have"),
    FaultRow("{\"slots\":1.}", "line 1, column 12: a number that JSON does not have"),
    FaultRow("{\"slots\":1e999}", "line 1, column 15: a number too large to be read"),
    FaultRow("{\"slots\":99999999999999999999}", "line 1, column 30: a number too large to be read"),
    FaultRow("{\"slots\":3,\"slots\":4}", "line 1, column 12: the key \"slots\" stands twice in one object"),
    FaultRow("{\"x\":{\"y\":1,\"\\u0079\":2}}", "line 1, column 13: the key \"y\" stands twice in one object"),
    FaultRow("{} x", "line 1, column 4: something follows the end of the JSON"),
    FaultRow("{\"name\":\"\\x\"}", "line 1, column 12: a backslash sequence that JSON does not have"),
    FaultRow("{\"name\":\"\\ud800\"}", "line 1, column 16: a backslash sequence that JSON does not have"),
    FaultRow("{\"name\":\"a\nb\"}", "line 1, column 11: unexpected character: 0xa"),
    FaultRow("{'slots':3}", "line 1, column 2: unexpected character: '"),
    FaultRow("{\"x\":" + String(repeating: "[", count: 40), "line 1, column 38: nested deeper than 32 levels"),
    FaultRow("{\"x\":tru}", "line 1, column 9: unexpected character: }"),
]

@Test func `a text that is not in UTF-8 is refused`() {
    let bytes = Array("{\"name\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
    #expect(throws: NeutralFaults([NeutralFault(".", .malformed(line: 1, column: 12, .notUTF8))])) {
        try NeutralInstance(json: bytes)
    }
}

@Test func `more meetings than the limit are counted, not kept`() {
    let meetings = [String](repeating: "0", count: NeutralInstance.Limit.meetings + 7).joined(separator: ",")
    let text = "{\"slots\":1,\"tables\":1,\"participants\":[],\"meetings\":[" + meetings + "]}"
    #expect(faults(text).last == ".: further mistakes are not listed beyond 1000")
    let list = "{\"assignment\":[" + meetings + "]}"
    #expect(throws: NeutralFaults([NeutralFault("assignment", .tooMany(1_000_007, limit: 1_000_000))])) {
        try NeutralPlan(json: Array(list.utf8))
    }
}

@Test func `weights that add up to too much are refused`() {
    var instance = NeutralInstance(
        slots: 1, tables: 1, participants: [.init(id: 0, available: [0]), .init(id: 1, available: [0])], meetings: [])
    instance.meetings = (0..<1_200_000).map { .init(id: $0, a: 0, b: 1, weight: NeutralInstance.Limit.weight) }
    let problems = instance.faults().map(\.problem)
    #expect(
        problems == [
            .tooMany(1_200_000, limit: 1_000_000), .weightsTooLarge(limit: NeutralInstance.Limit.totalWeight),
        ])
}

@Test func `every knot of circular precedences is named once`() {
    var instance = NeutralInstance(
        slots: 4, tables: 1, participants: [.init(id: 0, available: [0]), .init(id: 1, available: [0])], meetings: [])
    let after = [[1], [2], [0], [0, 2], [5], [4, 3], []]
    instance.meetings = after.enumerated().map { .init(id: 10 + $0, a: 0, b: 1, after: $1.map { 10 + $0 }) }
    #expect(instance.faults().map(\.problem) == [.circle([10, 12, 11]), .circle([14, 15])])
}

@Test func `texts are read with their escapes`() throws {
    let name = #""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 Hải Phòng""#
    let text = "{\"name\":" + name + ",\"slots\":0,\"tables\":0,\"participants\":[],\"meetings\":[]}"
    let instance = try NeutralInstance(json: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(instance.name == "a\"\\/\u{8}\u{C}\n\r\té😀 Hải Phòng")
}

@Test func `a plan is read and written as the same`() throws {
    var plan = NeutralPlan(assignment: [0, -1, 12], table: [1, -1, 0], interpreter: [-1, -1, 7])
    (plan.weight, plan.bound, plan.optimal) = (12, 13, false)
    (plan.breaks, plan.idle, plan.idleAvailable, plan.seconds) = (1, 3, 2, 1.25)
    plan.unplaced = [.init(meeting: 4, reason: "\"a\"\n\\ – \u{1}é")]

    #expect(try NeutralPlan(json: plan.json()) == plan)
    #expect(try NeutralPlan(json: Array("[1,null,-1]".utf8)) == NeutralPlan(assignment: [1, -1, -1]))
    #expect(throws: NeutralFaults([NeutralFault("assignment", .missing)])) { try NeutralPlan(json: Array("{}".utf8)) }
}
