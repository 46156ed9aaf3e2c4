import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Logging
import NIOCore
import NIOEmbedded
import SQL
import Synchronization
import UseCases
import TestDatabases

@testable import Web

/// A site on a database in memory, asked without a network: the router's answers are the program's.
struct SiteFixture {
    struct Answer {
        var status: Int
        var headers: HTTPFields
        var body: String
    }

    static let demo = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Demo").path

    let database: CountingDatabase
    let useCases: UseCases
    let event: Event
    private let responder: any HTTPResponder<SiteContext>

    init() async throws {
        database = CountingDatabase(inner: try await emptyDatabase())
        useCases = UseCases(database: database, now: { Date(timeIntervalSince1970: 1_669_334_400) })
        try await useCases.prepare()
        event = try await useCases.createEvent(
            name: "Ngày thử", date: "2022-11-25", place: "Hải Phòng", zone: "Asia/Ho_Chi_Minh",
            partnerZone: "Asia/Seoul", slotMinutes: 20)
        responder = Site(useCases: useCases, origins: ["http://127.0.0.1:8080"]).router().buildResponder()
    }

    var root: String { "/events/\(event.id)" }

    func read(_ subject: Subject, _ file: String) async throws {
        _ = try await useCases.importFile(subject, at: SiteFixture.demo + "/" + file, into: event, isDryRun: false)
    }

    /// The whole demo: lists, matches, a published plan.
    func loadDemo() async throws {
        for (subject, file) in [
            (Subject.needs, "khao-sat-nhu-cau-2022.xlsx"), (.offers, "offers-kr-2022.xlsx"),
            (.participants, "participants.csv"), (.interpreters, "interpreters.csv"), (.places, "rooms.csv"),
            (.agenda, "agenda.csv"), (.requests, "preferences.csv"),
        ] { try await read(subject, file) }
        _ = try await useCases.matchEvent(event)
        _ = try await useCases.scheduleEvent(event)
        _ = try await useCases.publishPlan(of: event)
    }

    func get(_ path: String, language: String = "vi", headers: [String: String] = [:]) async throws -> Answer {
        try await send(.get, path, headers: ["Accept-Language": language].merging(headers) { $1 })
    }

    /// A form as a browser sends it.
    func post(_ path: String, _ body: String = "", headers: [String: String] = [:]) async throws -> Answer {
        let form = [
            "Origin": "http://127.0.0.1:8080", "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
        ]
        return try await send(.post, path, Array(body.utf8), headers: form.merging(headers) { $1 })
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = [], host: String = "127.0.0.1:8080",
        headers: [String: String] = [:]
    ) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let context = SiteContext(source: .init(channel: EmbeddedChannel(), logger: Logger(label: "test")))
        let response = try await responder.respond(to: request, context: context)
        let writer = CollectedBody()
        try await response.body.write(writer)
        return Answer(
            status: Int(response.status.code), headers: response.headers,
            body: String(buffer: writer.buffer.withLock { $0 }))
    }
}
