import Foundation
import Testing

import Matching

private let own = Concept(
    id: "seaweed-laser",
    labels: .init(vi: "cắt rong biển bằng laze", ko: "해조류레이저절단", en: "seaweed laser cutting", de: nil),
    broader: ["welding"])

private func changed(_ changes: ThesaurusChange...) -> Thesaurus { Thesaurus(.builtIn, changes: changes) }

@Suite struct `A thesaurus with an installation's changes` {
    @Test func `without changes it is the product's, and every concept of that keeps the rules`() {
        let plain = Thesaurus(.builtIn, changes: [])
        #expect(plain.concepts == Thesaurus.builtIn.concepts)
        #expect(plain.version == Thesaurus.builtIn.version)
        #expect(plain.faults(of: plain.concepts.map(\.id)) == [])
    }

    @Test func `an added concept is found by its words, and the version says how many there are`() {
        let thesaurus = changed(ThesaurusChange(id: own.id, concept: own, isRetired: false))
        #expect(thesaurus[own.id] == own)
        #expect(thesaurus.faults(of: [own.id]) == [])
        #expect(thesaurus.version.hasSuffix("files, 1 of the organisers"))
        #expect(thesaurus.concepts(named: "SEAWEED Laser cutting").map(\.id) == [own.id])
        let profile = Profile(id: "1", title: "해조류레이저절단 장비", text: "")
        #expect(ConceptMentions(thesaurus).count(of: own.id, in: [profile]) == 1)
        // what stands above it is spoken of too
        #expect(ConceptMentions(thesaurus).count(of: "welding", in: [profile]) == 1)
        #expect(ConceptMentions(.builtIn).count(of: "welding", in: [profile]) == 0)
    }

    @Test func `an edited concept stands in the place of the product's`() throws {
        let robot = try #require(Thesaurus.builtIn["robot"])
        let edited = Concept(
            id: "robot", labels: robot.labels, synonyms: .init(vi: ["tay máy biết đi"]), broader: robot.broader)
        let thesaurus = changed(ThesaurusChange(id: "robot", concept: edited, isRetired: false))
        #expect(thesaurus.concepts.count == Thesaurus.builtIn.concepts.count)
        #expect(thesaurus.concepts(named: "tay máy biết đi").map(\.id) == ["robot"])
        #expect(!robot.synonyms.vi.isEmpty)
        #expect(thesaurus.concepts(named: robot.synonyms.vi[0]).allSatisfy { $0.id != "robot" })
    }

    @Test func `what stood below a retired concept moves up, over several of them too`() {
        let thesaurus = changed(ThesaurusChange(id: "robot", concept: nil, isRetired: true))
        #expect(thesaurus["robot"] == nil)
        #expect(thesaurus["cobot"]?.broader == Thesaurus.builtIn["robot"]?.broader)
        #expect(thesaurus.version.hasSuffix("files, 1 retired"))
        let both = changed(
            ThesaurusChange(id: "automation", concept: nil, isRetired: true),
            ThesaurusChange(id: "robot", concept: nil, isRetired: true))
        #expect(both["cobot"]?.broader == [])
    }

    @Test func `the name of a retired concept is free`() {
        let heir = Concept(id: "heir", labels: .init(vi: "hàn", ko: "새용접", en: "new welding", de: nil))
        let taken = changed(ThesaurusChange(id: "heir", concept: heir, isRetired: false))
        let fault = taken.faults(of: ["heir"]).first
        #expect(fault?.rule == .sharedLabel && fault?.value == "hàn" && fault?.language == .vi)
        #expect(fault?.others.map(\.id) == ["welding"])
        let free = changed(
            ThesaurusChange(id: "heir", concept: heir, isRetired: false),
            ThesaurusChange(id: "welding", concept: nil, isRetired: true))
        #expect(free.faults(of: ["heir"]) == [])
    }

    @Test func `a note says that both are right`() {
        let heir = Concept(
            id: "heir", labels: .init(vi: "hàn", ko: "새용접", en: "new welding", de: nil),
            notes: ["hàn": "firms say it of both"])
        #expect(changed(ThesaurusChange(id: "heir", concept: heir, isRetired: false)).faults(of: ["heir"]) == [])
    }

    @Test func `every rule names the field that is meant`() {
        let bad = Concept(
            id: "Bad id", labels: .init(vi: "…", ko: "말", en: String(repeating: "x", count: 300), de: nil),
            broader: ["nowhere"], isic: ["9"])
        let faults = changed(ThesaurusChange(id: bad.id, concept: bad, isRetired: false)).faults(of: [bad.id])
        let said = Set(faults.map { "\($0.rule.rawValue) \($0.field.rawValue) \($0.language?.rawValue ?? "-")" })
        let expected: Set = [
            "malformedID id -", "emptyLabel label vi", "tooLong label en", "unknownBroader broader -",
            "unknownClass isic -",
        ]
        #expect(said.isSuperset(of: expected), "\(said)")
    }
}

@Suite struct `Files of concepts that people wrote` {
    private let first = #"{"id": "a", "labels": {"vi": "một", "ko": "하나임", "en": "only one"}}"#

    private func error(_ lines: String...) -> ThesaurusError? {
        let file = Thesaurus.File(name: "own.json", content: Data(lines.joined(separator: "\n").utf8))
        do {
            _ = try file.placedConcepts()
            return nil
        } catch { return error }
    }

    @Test func `a sound one is taken with the lines of its concepts, and written as it was`() throws {
        let file = try Thesaurus.File(name: "own.json", branch: "own", concepts: [own, own])
        let single = try Thesaurus.File(name: "own.json", branch: "own", concepts: [own])
        let placed = try single.placedConcepts()
        #expect(placed.map(\.line) == [4] && placed.map(\.concept) == [own])
        #expect(throws: ThesaurusError.self) { try file.placedConcepts() }
    }

    @Test func `where it stops being JSON is named`() {
        #expect(
            error(#"{"branch": "own","#, #" "concepts": [,]}"#)
                == .unreadable(file: "own.json", line: 2, reason: .syntax(column: 15)))
        #expect(
            error(#"{"branch": "own", "concepts": ["#, first + ",", "]}")
                == .unreadable(file: "own.json", line: 3, reason: .syntax(column: 1)))
        #expect(error("") == .unreadable(file: "own.json", line: 1, reason: .syntax(column: 1)))
        #expect(
            error(String(repeating: "[", count: 100_000))
                == .unreadable(file: "own.json", line: 1, reason: .syntax(column: 101)))
    }

    @Test func `what is missing, of another kind or misspelled is named with its line`() {
        let open = #"{"branch": "own", "concepts": ["#
        #expect(
            error(open, first + ",", #"{"id": "b", "labels": {"vi": "hai", "ko": "둘임"}}]}"#)
                == .unreadable(file: "own.json", line: 3, reason: .missing(key: "labels.en")))
        #expect(
            error(open, first + ",", #"{"id": 7, "labels": {"vi": "hai", "ko": "둘임", "en": "two"}}]}"#)
                == .unreadable(file: "own.json", line: 3, reason: .wrongKind(key: "id")))
        #expect(
            error(
                open, first + ",", #"{"id": "b", "synonym": {},"#,
                #" "labels": {"vi": "hai", "ko": "둘임", "en": "two"}}]}"#)
                == .unreadable(file: "own.json", line: 3, reason: .unknownKey("synonym")))
        #expect(
            error(#"{"concepts": []}"#)
                == .unreadable(file: "own.json", line: 1, reason: .missing(key: "branch")))
    }

    @Test func `a concept that stands twice is named with its second line`() {
        guard
            case .unsound("own.json", let faults) = error(
                #"{"branch": "own", "concepts": ["#, first + ",", first + "]}")
        else {
            Issue.record("a concept was taken twice")
            return
        }
        #expect(faults.map(\.line) == [3] && faults.map(\.fault.rule) == [.duplicateID])
    }
}
