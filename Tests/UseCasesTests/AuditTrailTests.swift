import Domain
import Foundation
import Intake
import Localisation
import Testing

@testable import UseCases

/// Every write leaves an entry.
@Suite struct AuditTrailTests {
    private func entries(_ demo: Demo, _ query: AuditQuery = AuditQuery()) async throws -> [AuditEntry] {
        try await demo.useCases.audit(query, limit: 1_000).entries
    }

    @Test func `each import leaves one entry and a dry run none`() async throws {
        let demo = try await Demo()
        #expect(try await entries(demo).map(\.verb) == ["createEvent"])
        for (index, (subject, file)) in Demo.files.enumerated() {
            try await demo.read(subject, isDryRun: true)
            #expect(try await entries(demo).count == index + 1)
            try await demo.read(subject)
            let all = try await entries(demo)
            #expect(all.count == index + 2)
            #expect(all.first?.verb == "importFile" && all.first?.subject == file)
            #expect(all.first?.event == demo.event.id && all.first?.details["list"] == subject.rawValue)
        }
        let verification = try await demo.useCases.verifyAudit()
        #expect(verification.finding == nil && verification.unsealed == 0)
        #expect(verification.entries == Demo.files.count + 1)
    }

    @Test func `the whole way of an event is told, without contacts`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        let file = try Data(contentsOf: URL(fileURLWithPath: Demo.folder + "/rooms.csv"))
        let upload = try await demo.useCases.stageUpload(
            subject: .places, file: "../rooms.csv", content: Array(file), into: demo.event)
        _ = try await demo.useCases.preview(upload: upload, of: demo.event)
        _ = try await demo.useCases.confirm(upload: upload, of: demo.event)
        _ = try await demo.useCases.matchEvent(demo.event)
        _ = try await demo.useCases.scheduleEvent(demo.event)
        _ = try await demo.useCases.publishPlan(of: demo.event)

        let all = try await entries(demo)
        #expect(
            all.prefix(5).map(\.verb) == ["publishPlan", "scheduleEvent", "matchEvent", "confirm", "stageUpload"])
        #expect(all[0].details["plan"] == "1" && all[3].subject == "rooms.csv")
        for entry in all {
            let texts = [entry.subject] + Array(entry.details.values)
            #expect(texts.allSatisfy { !$0.contains("@") }, "\(entry)")
        }
        #expect(try await demo.useCases.verifyAudit().entries == all.count)
    }

    @Test func `an entry says who acted, and from where`() async throws {
        let demo = try await Demo()
        let lan = demo.useCases.acting(as: .commandLine(user: "lan"), from: "192.0.2.7")
        _ = try await lan.createEvent(
            name: "Other", date: "2022-11-26", place: "", zone: "Asia/Seoul", partnerZone: "Asia/Seoul",
            slotMinutes: 20)
        let entry = try #require(try await entries(demo).first)
        #expect(entry.actor == .commandLine(user: "lan") && entry.client == "192.0.2.7")
        #expect(entry.at == demo.useCases.now())
        #expect(try await entries(demo).last?.actor == .system)
    }

    @Test func `what failed leaves no entry`() async throws {
        let demo = try await Demo()
        await #expect(throws: UseCaseError.nothingToPublish) {
            _ = try await demo.useCases.publishPlan(of: demo.event)
        }
        #expect(try await entries(demo).count == 1)
    }

    @Test func `what is only recorded does not make pages anew`() async throws {
        let demo = try await Demo()
        let revision = try await demo.useCases.revision()
        try await demo.useCases.record("exportSchedule", about: "schedule.xlsx", in: demo.event.id)
        #expect(try await demo.useCases.revision() == revision)
        #expect(try await entries(demo).first?.subject == "schedule.xlsx")
    }

    @Test func `a page ends where the next begins`() async throws {
        let demo = try await Demo()
        for number in 0..<5 { try await demo.useCases.record("exportSchedule", about: "\(number)") }
        let first = try await demo.useCases.audit(limit: 3)
        #expect(first.entries.map(\.subject) == ["4", "3", "2"])
        var query = AuditQuery()
        query.before = first.next
        let second = try await demo.useCases.audit(query, limit: 3)
        #expect(second.entries.map(\.subject).prefix(2) == ["1", "0"] && second.next == nil)
        #expect(second.events.map(\.id) == [demo.event.id])
    }

    @Test func `each verb that can be written is listed and has its sentence`() throws {
        let written = try AuditedSource().verbs()
        #expect(written.subtracting(UseCases.auditVerbs) == [], "written, but not listed in auditVerbs")
        #expect(Set(UseCases.auditVerbs).subtracting(written) == [], "listed in auditVerbs, but nowhere written")
        #expect(UseCases.auditVerbs == UseCases.auditVerbs.sorted())
        for language in Localiser.languages {
            let keys = Localiser.keys(of: language)
            let missing = UseCases.auditVerbs.filter { !keys.contains("audit.verb.\($0)") }
            #expect(missing == [], "\(language)")
        }
    }
}

/// Which verbs the source can write. A write is named after the function that it stands in; a function that hands a
/// `verb` on is named after those that call it; what is recorded names itself.
private struct AuditedSource {
    private struct Function {
        var name: String
        var text: String
        var handsOn: Bool { text.contains("verb: String = #function") }
    }

    private let functions: [Function]
    private let everything: String

    init() throws {
        let sources = URL(filePath: Demo.folder).deletingLastPathComponent().appending(path: "Sources")
        var functions: [Function] = []
        var everything = ""
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            everything += text
            guard file.path.contains("/Sources/UseCases/") else { continue }
            var current: Function?
            for line in text.split(separator: "\n") where line.firstMatch(of: /^ *\/\//) == nil {
                // Functions of a file or an extension; those within functions are part of them.
                if let start = line.firstMatch(of: /^(?:    )?(?:[a-z@]+(?:\(set\))? )*func (\w+)/) {
                    if let current { functions.append(current) }
                    current = Function(name: String(start.1), text: "")
                }
                current?.text += line + "\n"
            }
            if let current { functions.append(current) }
        }
        self.functions = functions
        self.everything = everything
    }

    func verbs() throws -> Set<String> {
        let naming = Set(functions.filter(\.handsOn).map(\.name))
        try #require(naming.contains("write"))
        var verbs: Set<String> = []
        for function in functions where !function.handsOn {
            // Not `database.write` and `data.write(to:)`.
            for call in function.text.matches(of: /(?:^|[^.\w])(\w+) ?[({]/) where naming.contains(String(call.1)) {
                verbs.insert(function.name)
            }
        }
        // No \b: to Unicode, `useCases.record` is one word.
        for call in everything.matches(of: /[^\w]record\(\s*"(\w+)"/) { verbs.insert(String(call.1)) }
        return verbs
    }
}
