import ArgumentParser
import Domain
import Foundation
import Localisation
import Matching
import SQL
import UseCases

/// What every command understands.
struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: .init(say("cli.option.data"), valueName: "folder"))
    var data: String?

    @Option(name: .long, help: .init(say("cli.option.database"), valueName: "url"))
    var database: String?

    @Option(name: .long, help: .init(say("cli.option.language"), valueName: "vi|ko|en"))
    var language: String?

    @Flag(name: .long, help: .init(say("cli.option.json")))
    var json = false

    func validate() throws {
        guard let language, !Localiser.languages.contains(where: { $0.rawValue == language }) else { return }
        let known = Localiser.languages.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(say("cli.error.language", ["value": .text(language), "known": .text(known)]))
    }

    var settings: Settings {
        Settings(data: data, database: database, environment: ProcessInfo.processInfo.environment)
    }
}

/// Which event a command speaks of.
struct EventOption: ParsableArguments {
    @Option(name: .long, help: .init(say("cli.option.event"), valueName: "id"))
    var event: String?
}

/// The configuration of an installation: one value, read once from flags and environment.
struct Settings: Sendable {
    /// The folder of the installation's files.
    let dataFolder: String
    /// `sqlite:PATH` or `postgres://…`
    let databaseURL: String
    /// The addresses under which people reach the site, such as `https://caunoi.example.org`: those of a proxy before it.
    let addresses: [String]
    /// The file of the model for matching by meaning, where one is named; else the one in the data folder counts.
    let modelPath: String?
    /// The server that makes vectors instead, as the environment names it.
    let embeddings: EmbeddingSettings
    /// The server that takes our mail, as the environment names it.
    let mail: MailSettings
    /// A fixed time for demonstrations and tests; `nil`: the system's.
    let fixedNow: Date?
    /// What stands in `CAUNOI_NOW` where it is no time.
    let unreadableNow: String?
    /// Where each value comes from: `flag`, the variable's name, or `default`.
    let origins: [String: String]

    init(data: String?, database: String?, addresses: [String] = [], environment: [String: String]) {
        func value(_ name: String, _ flag: String?, _ variable: String, _ fallback: String) -> (String, String) {
            if let flag, !flag.isEmpty { return (flag, "--" + name) }
            if let text = environment[variable], !text.isEmpty { return (text, variable) }
            return (fallback, "default")
        }
        let (folder, folderOrigin) = value("data", data, "CAUNOI_DATA", "data")
        let (url, urlOrigin) = value(
            "database", database, "CAUNOI_DATABASE", "sqlite:" + folder + "/caunoi.sqlite")
        dataFolder = folder
        databaseURL = url
        let (list, listOrigin) = value("address", addresses.joined(separator: ","), "CAUNOI_ADDRESS", "")
        self.addresses = list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        modelPath = environment["CAUNOI_MODEL"].flatMap { $0.isEmpty ? nil : $0 }
        embeddings = EmbeddingSettings(environment: environment)
        mail = MailSettings(environment: environment)
        let now = environment["CAUNOI_NOW"] ?? ""
        fixedNow = try? Date(now, strategy: .iso8601)
        unreadableNow = fixedNow == nil && !now.isEmpty ? now : nil
        origins = [
            "data": folderOrigin, "database": urlOrigin, "address": listOrigin,
            "now": fixedNow == nil ? "default" : "CAUNOI_NOW",
        ]
    }

    /// The engine and where its data is.
    /// - Throws: `CommandError.databaseUnsupported` for another engine.
    func address() throws -> DatabaseAddress { try DatabaseAddress(databaseURL) }

    /// The addresses as browsers write them in `Origin`.
    /// - Throws: `CommandError.badAddress` for one that is no scheme with a host, or has a path.
    func siteOrigins() throws -> [String] {
        try addresses.map { text in
            guard let url = URLComponents(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme),
                let host = url.host, !host.isEmpty, ["", "/"].contains(url.path), url.query == nil, url.user == nil
            else { throw CommandError.badAddress(text) }
            // Browsers leave the usual port out.
            let port = url.port.flatMap { $0 == (scheme == "https" ? 443 : 80) ? nil : ":\($0)" } ?? ""
            return "\(scheme)://\(host.lowercased())\(port)"
        }
    }

    var clock: @Sendable () -> Date {
        let fixedNow = fixedNow
        return { fixedNow ?? Date() }
    }

    /// Opens the installation, making the data folder and an SQLite database where they are missing.
    func open() async throws -> UseCases {
        if let unreadableNow { throw CommandError.clockUnreadable(unreadableNow) }
        let (embedder, service) = (try embedder(), try embeddings.provider())
        return try await open(embedder, service)
    }

    /// The same without what matching by meaning needs.
    func openPlain() async throws -> UseCases {
        if let unreadableNow { throw CommandError.clockUnreadable(unreadableNow) }
        return try await open(nil, nil)
    }

    private func open(
        _ embedder: (any TextEmbedder)?, _ service: (any EmbedderSource)?
    ) async throws -> UseCases {
        let useCases = UseCases(
            database: try await address().open(), now: clock, embedder: embedder, embeddingService: service
        ).acting(as: .commandLine(user: ProcessInfo.processInfo.userName))
        try await useCases.prepare()
        return useCases
    }
}
