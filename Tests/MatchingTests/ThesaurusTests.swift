import Foundation
import Testing
import Text

import Matching

private func thesaurus(_ concepts: String..., file: String = "own.json") throws(ThesaurusError) -> Thesaurus {
    let json = #"{"branch": "own", "concepts": ["# + concepts.joined(separator: ",") + "]}"
    return try Thesaurus(files: [Thesaurus.File(name: file, content: Data(json.utf8))])
}

private func concept(_ id: String, vi: String, ko: String = "", more: String = "") -> String {
    #"{"id": "\#(id)", "labels": {"vi": "\#(vi)", "ko": "\#(ko.isEmpty ? "말" + id : ko)", "en": "\#(id)"}\#(more)}"#
}

@Suite struct `The thesaurus` {
    @Test func `the one that comes with the product is sound and spread over the branches`() {
        #expect(Thesaurus.builtIn.concepts.count >= 1_300)
        #expect(Thesaurus.builtInFiles.allSatisfy { $0.content.count < 60_000 })
        #expect(Thesaurus.builtIn["welding"]?.labels.ko == "용접")
        #expect(Thesaurus.builtIn["welding"]?.themes == ["manufacturing"])
        #expect(Thesaurus.builtIn["welding"]?.labels.de == "Schweißen")
    }

    @Test func `each of the 419 classes of industry has a concept`() {
        #expect(IndustrialClasses.all.count == 419 && Set(IndustrialClasses.all).count == 419)
        #expect(IndustrialClasses.missing(in: .builtIn) == [])
        let unknown = Thesaurus.builtIn.concepts.flatMap(\.isic).filter { !IndustrialClasses.all.contains($0) }
        #expect(unknown == [])
        #expect(Thesaurus.builtIn.concepts.allSatisfy { $0.labels.de != nil })
    }

    @Test func `every concept of it is found by each of its words`() {
        let spotter = ConceptSpotter(.builtIn)
        for (position, concept) in Thesaurus.builtIn.concepts.enumerated() {
            for (language, word) in concept.words {
                let stated = WrittenLanguage(rawValue: language.rawValue)
                let rules = ReadingRules(LanguageGuess(of: word), stated: stated)
                let finds = spotter.finds(in: word, tokens: word.tokens, rules: rules)
                #expect(finds.contains { $0.concept == position }, "\(word) does not lead to \(concept.id)")
            }
        }
    }

    @Test func `a broken file is named`() {
        let file = Thesaurus.File(name: "bad.json", content: Data("{\"branch\": 3".utf8))
        do {
            _ = try Thesaurus(files: [file])
            Issue.record("a broken file was taken")
        } catch {
            #expect(String(describing: error).hasPrefix("unreadable(file: \"bad.json\""))
        }
    }

    @Test func `an id stands once`() {
        let found = faults(concept("a", vi: "một"), concept("a", vi: "hai", ko: "둘째"))
        #expect(found.map(\.rule) == [.duplicateID] && found.first?.concept == "a")
    }

    @Test func `broader names a concept that exists`() {
        let found = faults(concept("a", vi: "một", more: #", "broader": ["z"]"#))
        #expect(found.map(\.rule) == [.unknownBroader] && found.first?.value == "z")
    }

    @Test func `no label is empty`() {
        let found = faults(concept("a", vi: " "))
        #expect(found.map(\.rule) == [.emptyLabel])
        #expect(found.first?.field == .label && found.first?.language == .vi)
    }

    @Test func `a label has one owner unless a note says why`() throws {
        let found = faults(concept("a", vi: "hàn"), concept("b", vi: "hàn"))
        #expect(found.map(\.rule) == [.sharedLabel, .sharedLabel])
        #expect(found.map { $0.others.map(\.id) } == [["b"], ["a"]])
        #expect(found.allSatisfy { $0.value == "hàn" && $0.language == .vi })
        let noted = concept("b", vi: "hàn", more: #", "notes": {"hàn": "solder and weld are one word"}"#)
        #expect(try thesaurus(concept("a", vi: "hàn"), noted).concepts.count == 2)
    }

    @Test func `nothing stands above itself`() {
        let found = faults(
            concept("a", vi: "một", more: #", "broader": ["b"]"#),
            concept("b", vi: "hai", more: #", "broader": ["a"]"#))
        #expect(found.map(\.rule) == [.cycle, .cycle])
    }
}

/// What is wrong with these concepts as one file.
private func faults(_ concepts: String...) -> [ThesaurusFault] {
    let json = #"{"branch": "own", "concepts": ["# + concepts.joined(separator: ",") + "]}"
    do {
        _ = try Thesaurus(files: [Thesaurus.File(name: "own.json", content: Data(json.utf8))])
        return []
    } catch ThesaurusError.unsound(_, let faults) {
        return faults.map(\.fault)
    } catch {
        return []
    }
}
