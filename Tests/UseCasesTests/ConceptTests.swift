import Domain
import Foundation
import Matching
import SQL
import Storage
import Testing
import UseCases

/// A concept that the product does not have, as a form gives it.
private func draft(_ more: (inout ConceptDraft) -> Void = { _ in }) -> ConceptDraft {
    var draft = ConceptDraft()
    draft.labels = [.vi: "khung xe nấm men", .ko: "균사차체", .en: "mycelium car body", .de: ""]
    more(&draft)
    return draft
}

@Suite struct `Organisers change concepts` {
    @Test func `an added concept lets a need and an offer in two languages meet, a retired one no longer`() async throws
    {
        let demo = try await Demo()
        try await demo.save(need: "Khung xe nấm men", offer: "균사차체 대량 생산")
        func engine() async throws -> (text: String, names: [String]) {
            let run = try await demo.useCases.matchEvent(demo.event)
            let reasons = run.lines.flatMap { $0.matches.flatMap(\.match.reasons) }
            return (run.engine, reasons.filter { $0.kind == "concept" }.compactMap { $0.names["en"] })
        }
        #expect(try await !engine().names.contains("mycelium car body"))

        let id = try await demo.useCases.addConcept(draft())
        #expect(id == "mycelium-car-body")
        let met = try await engine()
        #expect(met.names.contains("mycelium car body"))
        #expect(met.text.contains("1 of the organisers"))

        try await demo.useCases.retireConcept(id)
        #expect(try await !engine().names.contains("mycelium car body"))
        try await demo.useCases.restoreConcept(id)
        #expect(try await engine().names.contains("mycelium car body"))
    }

    @Test func `another process matches by what this one changed`() async throws {
        let demo = try await Demo()
        let other = UseCases(database: demo.database, now: demo.useCases.now)
        #expect(try await other.thesaurus()["mycelium-car-body"] == nil)
        let id = try await demo.useCases.addConcept(draft())
        #expect(try await other.thesaurus()[id] != nil)
    }

    @Test func `a name that another concept has is refused with that concept, and taken with a reason`() async throws {
        let demo = try await Demo()
        let taken = draft { $0.synonyms[.vi] = "xe nấm\r\nhàn" }
        let faults = await faults { _ = try await demo.useCases.addConcept(taken) }
        #expect(faults.map(\.rule) == [.sharedLabel] && faults.first?.field == .synonyms)
        #expect(faults.first?.others.map(\.id) == ["welding"])
        #expect(try await demo.count("concepts") == 0)

        var noted = taken
        noted.notes = [.init(label: "hàn", reason: "Frames are grown together.")]
        let id = try await demo.useCases.addConcept(noted)
        #expect(try await demo.useCases.concept(id).concept.notes == ["hàn": "Frames are grown together."])
    }

    @Test func `broader concepts are taken by any of their names, and what none or several have is refused`()
        async throws
    {
        let demo = try await Demo()
        let id = try await demo.useCases.addConcept(draft { $0.broader = "용접\nrobot" })
        #expect(try await demo.useCases.concept(id).broader.map(\.id) == ["welding", "robot"])

        let faults = await faults {
            try await demo.useCases.saveConcept(
                id,
                draft { draft in
                    draft.broader = "welding\nno such thing"
                    draft.version = 1
                })
        }
        #expect(faults.map(\.rule) == [.unknownBroader] && faults.map(\.value) == ["no such thing"])
    }

    @Test func `an edit over somebody else's is refused with what is saved`() async throws {
        let demo = try await Demo()
        let id = try await demo.useCases.addConcept(draft())
        try await demo.useCases.saveConcept(
            id,
            draft { draft in
                draft.synonyms[.en] = "fungal chassis"
                draft.version = 1
            })
        do {
            try await demo.useCases.saveConcept(
                id,
                draft { draft in
                    draft.synonyms[.en] = "mushroom car"
                    draft.version = 1
                })
            Issue.record("a stale edit was saved")
        } catch ConceptRefusal.stale(let now) {
            #expect(now.version == 2 && now.concept.synonyms.en == ["fungal chassis"])
        }
        #expect(try await demo.useCases.concept(id).concept.synonyms.en == ["fungal chassis"])
    }

    @Test func `a concept of the product is edited, and becomes again what it was`() async throws {
        let demo = try await Demo()
        let before = try await demo.useCases.concept("welding")
        var form = try await demo.useCases.conceptDraft(before, in: .en)
        form.synonyms[.en, default: ""] += "\nfume-free joining"
        try await demo.useCases.saveConcept("welding", form)

        let edited = try await demo.useCases.concept("welding")
        #expect(edited.entry.origin == .edited && edited.builtIn == before.concept)
        #expect(try await demo.useCases.concepts(.init(search: "Fume-Free")).rows.map(\.concept.id) == ["welding"])

        try await demo.useCases.revertConcept("welding")
        let after = try await demo.useCases.concept("welding")
        #expect(after.concept == before.concept && after.entry.origin == .builtIn && after.version == 2)
    }

    @Test func `a form that is saved as it was opened changes nothing`() async throws {
        let demo = try await Demo()
        for id in ["welding", "cobot", "automation"] {
            let detail = try await demo.useCases.concept(id)
            try await demo.useCases.saveConcept(id, try await demo.useCases.conceptDraft(detail, in: .ko))
        }
        #expect(try await demo.count("concepts") == 0)
    }

    @Test func `a retired concept whose name was taken does not come back`() async throws {
        let demo = try await Demo()
        try await demo.useCases.retireConcept("welding")
        _ = try await demo.useCases.addConcept(draft { $0.synonyms[.vi] = "hàn" })
        let faults = await faults { try await demo.useCases.restoreConcept("welding") }
        #expect(faults.contains { $0.rule == .sharedLabel && $0.concept == "welding" })
        #expect(try await demo.useCases.concepts(.init(kind: .retired)).rows.map(\.concept.id) == ["welding"])
    }

    @Test func `own concepts go to another installation as a file`() async throws {
        let (here, there) = (try await Demo(), try await Demo())
        let id = try await here.useCases.addConcept(draft { $0.broader = "welding" })
        let file = try await here.useCases.exportConcepts()

        #expect(try await there.useCases.importConcepts(file).added == [id])
        #expect(try await there.useCases.concept(id).concept == here.useCases.concept(id).concept)
        let again = try await there.useCases.importConcepts(file)
        #expect(again.unchanged == 1 && again.added.isEmpty && again.changed.isEmpty)
    }

    @Test func `of a file with a fault nothing is taken, and the line is named`() async throws {
        let demo = try await Demo()
        let text = """
            {"branch": "own", "concepts": [
            {"id": "one", "labels": {"vi": "một vật lạ", "ko": "낯선것", "en": "a strange thing"}},
            {"id": "two", "broader": ["none-such"], "labels": {"vi": "hàn", "ko": "둘째것", "en": "second thing"}}
            ]}
            """
        do {
            _ = try await demo.useCases.importConcepts(.init(name: "own.json", content: Data(text.utf8)))
            Issue.record("a broken file was taken")
        } catch ThesaurusError.unsound(let file, let faults) {
            #expect(file == "own.json" && faults.map(\.line) == [3, 3])
            #expect(Set(faults.map(\.fault.rule)) == [.sharedLabel, .unknownBroader])
        }
        #expect(try await demo.count("concepts") == 0)
    }

    @Test func `a concept says how many needs and offers speak of it`() async throws {
        let demo = try await Demo()
        try await demo.save(need: "Hàn khung thép tự động", offer: "용접 로봇")
        let uses = try await demo.useCases.concept("welding").uses
        #expect(uses.map { [$0.needs, $0.offers] } == [[1, 1]])
    }

    private func faults(_ body: () async throws -> Void) async -> [ThesaurusFault] {
        do {
            try await body()
            return []
        } catch ConceptRefusal.unsound(let faults) {
            return faults
        } catch {
            Issue.record(error)
            return []
        }
    }
}

extension Demo {
    /// One need of one firm and one offer of another.
    fileprivate func save(need: String, offer: String) async throws {
        let event = event.id
        try await database.write { sql in
            let store = Store(sql, now: Date(timeIntervalSince1970: 1_669_334_400))
            let firms = ["Bến Mẫu", "Mẫu Hàn"].map { Organisation(name: LocalisedText($0, in: .vi)) }
            for firm in firms { try store.organisations.save(firm) }
            try store.needs.save(
                Need(
                    code: "N1", organisation: firms[0].id, title: LocalisedText(need, in: .vi),
                    description: LocalisedText("", in: .vi), requirements: LocalisedText("", in: .vi),
                    budget: Amount(original: "")), of: event)
            try store.offers.save(
                Offer(
                    code: "O1", organisation: firms[1].id, title: LocalisedText(offer, in: .ko),
                    description: LocalisedText("", in: .ko), applications: LocalisedText("", in: .ko),
                    price: Amount(original: "")), of: event)
        }
    }
}
