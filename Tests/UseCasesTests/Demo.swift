import Domain
import Foundation
import Intake
import SQL
import Spreadsheets
import UseCases
import TestDatabases

/// The demo files of the repository and an installation in memory to read them into.
struct Demo {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Demo").path

    static let files: [(Subject, String)] = [
        (.needs, "khao-sat-nhu-cau-2022.xlsx"), (.offers, "offers-kr-2022.xlsx"), (.participants, "participants.csv"),
        (.interpreters, "interpreters.csv"), (.places, "rooms.csv"), (.agenda, "agenda.csv"),
        (.requests, "preferences.csv"),
    ]

    let database: any SQLDatabase
    let useCases: UseCases
    let event: Event

    init() async throws {
        database = try await emptyDatabase()
        useCases = UseCases(database: database, now: { Date(timeIntervalSince1970: 1_669_334_400) })
        try await useCases.prepare()
        event = try await useCases.createEvent(
            name: "Ngày thử", date: "2022-11-25", place: "Hải Phòng", zone: "Asia/Ho_Chi_Minh",
            partnerZone: "Asia/Seoul", slotMinutes: 20)
    }

    @discardableResult
    func read(_ subject: Subject, _ file: String? = nil, isDryRun: Bool = false) async throws -> ImportReport {
        let name = file ?? Demo.files.first { $0.0 == subject }?.1 ?? ""
        let path = name.hasPrefix("/") ? name : Demo.folder + "/" + name
        return try await useCases.importFile(subject, at: path, into: event, isDryRun: isDryRun)
    }

    func readAll() async throws {
        for (subject, _) in Demo.files { try await read(subject) }
    }

    func count(_ table: String) async throws -> Int {
        try await database.read {
            try $0.first("SELECT COUNT(*) AS n FROM \(SQL(stringLiteral: table))")?.int("n") ?? -1
        }
    }
}

/// A file of one table in a folder of its own, gone with `remove()`.
struct TemporaryFile {
    let path: String

    init(_ name: String, _ rows: [[String]]) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/caunoi-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/" + name
        let table = Table(
            name: "Sheet1", columns: (rows.first ?? []).map { Column($0) },
            rows: rows.dropFirst().map { $0.map { Output.text($0) } })
        try writeXLSX([table], to: path)
    }

    func remove() {
        try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent())
    }
}
