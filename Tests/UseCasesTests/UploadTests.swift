import Domain
import Foundation
import Intake
import Spreadsheets
import Testing
import UseCases

@Suite struct UploadTests {
    private func content(_ subject: Subject) throws -> (name: String, content: [UInt8]) {
        let name = try #require(Demo.files.first { $0.0 == subject }?.1)
        return (name, Array(try Data(contentsOf: URL(fileURLWithPath: Demo.folder + "/" + name))))
    }

    @Test func `an upload that is confirmed does what importing the file does`() async throws {
        let (direct, browser) = (try await Demo(), try await Demo())
        let file = try content(.needs)
        let expected = try await direct.read(.needs)

        let id = try await browser.useCases.stageUpload(
            subject: .needs, file: file.name, content: file.content, into: browser.event)
        let preview = try await browser.useCases.preview(upload: id, of: browser.event)
        #expect(preview.report.isDryRun && preview.report.created == expected.created)
        #expect(try await browser.count("needs") == 0)
        let done = try await browser.useCases.confirm(upload: id, of: browser.event)

        let kept = try await browser.useCases.importReport(done, of: browser.event)
        #expect(kept.report == expected)
        #expect(kept.summary.created == expected.created["needs"] && kept.summary.problems == expected.problems.count)
        #expect(try await browser.count("needs") == direct.count("needs"))
        #expect(try await browser.count("sources") == direct.count("sources"))
        #expect(try await browser.count("uploads") == 0)
        let list = try await browser.useCases.imports(of: browser.event, page: 99)
        #expect(list.imports == [kept.summary] && list.page == 1)
    }

    @Test func `a list whose sheet is named after the file keeps that name`() async throws {
        let (direct, browser) = (try await Demo(), try await Demo())
        let file = try content(.places)
        let expected = try await direct.read(.places)
        let id = try await browser.useCases.stageUpload(
            subject: .places, file: file.name, content: file.content, into: browser.event)
        let done = try await browser.useCases.confirm(upload: id, of: browser.event)
        #expect(try await browser.useCases.importReport(done, of: browser.event).report == expected)
    }

    @Test(arguments: [
        ("../../etc/passwd.csv", "passwd.csv"), (#"C:\Users\An\rooms.csv"#, "rooms.csv"),
        ("a\u{202E}vsc\u{0}.exe\n.csv", "avsc.exe.csv"), ("..", "file"), ("", "file"), ("/", "file"),
        ("kha\u{0309}o sa\u{0301}t.csv", "khảo sát.csv"),
        (String(repeating: "ế", count: 300) + ".csv", String(repeating: "ế", count: 78) + ".csv"),
    ])
    func `a crafted file name is shown without path and steering characters`(sent: String, shown: String) async throws {
        let demo = try await Demo()
        let id = try await demo.useCases.stageUpload(
            subject: .places, file: sent, content: content(.places).content, into: demo.event)
        let preview = try await demo.useCases.preview(upload: id, of: demo.event)
        #expect(preview.upload.file == shown)
        #expect(preview.report.file == shown)
    }

    @Test func `an upload nobody knows is not found, in another event neither`() async throws {
        let demo = try await Demo()
        let other = try await demo.useCases.createEvent(
            name: "Other", date: "2022-11-26", place: "", zone: "Asia/Seoul", partnerZone: "Asia/Seoul",
            slotMinutes: 20)
        let id = try await demo.useCases.stageUpload(
            subject: .places, file: "rooms.csv", content: content(.places).content, into: demo.event)
        for (id, event) in [("01ARZ3NDEKTSV4RRFFQ69G5FAV", demo.event), ("'; --", demo.event), (id, other)] {
            await #expect(throws: UseCaseError.notFound) { try await demo.useCases.preview(upload: id, of: event) }
            await #expect(throws: UseCaseError.notFound) { try await demo.useCases.confirm(upload: id, of: event) }
            await #expect(throws: UseCaseError.notFound) { try await demo.useCases.discard(upload: id, of: event) }
        }
        _ = try await demo.useCases.confirm(upload: id, of: demo.event)
        await #expect(throws: UseCaseError.notFound) { try await demo.useCases.confirm(upload: id, of: demo.event) }
    }

    @Test func `garbage is refused by its name and can be given up`() async throws {
        let demo = try await Demo()
        await #expect(throws: SpreadsheetError.empty(path: "x.xlsx")) {
            try await demo.useCases.stageUpload(subject: .needs, file: "x.xlsx", content: [], into: demo.event)
        }
        let whole = try content(.needs).content
        for garbage in [[0x50, 0x4B, 0x03, 0x04, 1, 2, 3], Array(whole.prefix(whole.count / 2))] as [[UInt8]] {
            let id = try await demo.useCases.stageUpload(
                subject: .needs, file: "khảo sát.xlsx", content: garbage, into: demo.event)
            let error = await #expect(throws: SpreadsheetError.self) {
                try await demo.useCases.preview(upload: id, of: demo.event)
            }
            #expect(error.map { "\($0)".contains("khảo sát.xlsx") && !"\($0)".contains("caunoi-") } == true)
            try await demo.useCases.discard(upload: id, of: demo.event)
        }
        #expect(try await demo.count("uploads") == 0)
    }

    @Test func `a column is left out by decision, a needed one not`() async throws {
        let demo = try await Demo()
        let file = try content(.needs)
        let id = try await demo.useCases.stageUpload(
            subject: .needs, file: file.name, content: file.content, into: demo.event)
        let before = try await demo.useCases.preview(upload: id, of: demo.event)
        let mapping = try #require(before.report.sheets.first { $0.leftOut == nil }?.mapping)
        let budget = try #require(mapping.first { $0.field == "budget" })
        try await demo.useCases.setMapping(
            upload: id,
            overrides: [
                .init(column: budget.letter, field: "-"), .init(column: "no such column", field: "title"),
                .init(column: "A", field: "no such field"),
            ], of: demo.event)
        let after = try await demo.useCases.preview(upload: id, of: demo.event)
        #expect(after.upload.overrides == [.init(column: budget.column, field: "-")])
        #expect(after.report.sheets.allSatisfy { $0.mapping.allSatisfy { $0.field != "budget" } })

        let title = try #require(mapping.first { $0.field == "title" })
        await #expect(throws: IntakeError.self) {
            try await demo.useCases.setMapping(
                upload: id, overrides: [.init(column: title.letter, field: "-")], of: demo.event)
        }
        #expect(try await demo.useCases.preview(upload: id, of: demo.event).upload.overrides == after.upload.overrides)
    }
}
