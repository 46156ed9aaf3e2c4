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
    /// An owner's session: who asks, unless a test says otherwise.
    let owner: (cookie: String, token: String)
    let site: Site
    private let responder: any HTTPResponder<SiteContext>

    init() async throws {
        database = CountingDatabase(inner: try await emptyDatabase())
        useCases = UseCases(database: database, now: { Date(timeIntervalSince1970: 1_669_334_400) })
        try await useCases.prepare()
        event = try await useCases.createEvent(
            name: "Ngày thử", date: "2022-11-25", place: "Hải Phòng", zone: "Asia/Ho_Chi_Minh",
            partnerZone: "Asia/Seoul", slotMinutes: 20)
        owner = try await SiteFixture.session("owner@example.org", .owner, useCases)
        site = Site(useCases: useCases, origins: ["http://127.0.0.1:8080"])
        responder = site.router().buildResponder()
    }

    /// Makes an account with a role and signs it in.
    static func session(
        _ email: String, _ role: Role, _ useCases: UseCases, country: String = "",
        organisation: Identifier<Organisation>? = nil
    ) async throws -> (cookie: String, token: String) {
        _ = try await useCases.createUser(
            email: email, name: email, language: .vi, role: role, country: country, organisation: organisation)
        let link = try await useCases.signInLink(for: email).split(separator: "/").last.map(String.init) ?? ""
        let cookie = try await useCases.signInByLink(link, device: "").cookie
        return (cookie, try await useCases.viewer(cookie: cookie).formSecret)
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

    /// - Parameter person: whose session it is; `nil`: the owner's.
    func get(
        _ path: String, language: String = "vi", headers: [String: String] = [:],
        as person: (cookie: String, token: String)? = nil
    ) async throws -> Answer {
        let cookie = ["session=" + (person ?? owner).cookie, headers["Cookie"]].compactMap(\.self)
        let own = ["Accept-Language": language, "Cookie": cookie.joined(separator: "; ")]
        return try await send(.get, path, headers: headers.merging(own) { $1 })
    }

    /// The firm of a participation's code.
    func firm(_ code: String) async throws -> Identifier<Organisation> {
        let id = try await useCases.database.read {
            try $0.first("SELECT organisation FROM participations WHERE code = \(code)")?.string("organisation") ?? ""
        }
        return Identifier(id) ?? .init()
    }

    func need(of firm: Identifier<Organisation>) async throws -> String {
        try await useCases.database.read {
            try $0.first("SELECT code FROM needs WHERE organisation = \(firm.text)")?.string("code") ?? ""
        }
    }

    /// A form as a browser sends it.
    func post(
        _ path: String, _ body: String = "", headers: [String: String] = [:],
        as person: (cookie: String, token: String)? = nil
    ) async throws -> Answer {
        let person = person ?? owner
        let body = body + (body.isEmpty ? "" : "&") + "token=" + person.token
        let form = [
            "Cookie": "session=" + person.cookie,
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
