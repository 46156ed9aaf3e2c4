import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Pages
import Scheduling
public import UseCases

/// The pages of an installation behind HTTP.
public struct Site: Sendable {
    let useCases: UseCases
    let origins: Set<String>
    /// The origins without their schemes, as they stand in a request's Host.
    let hosts: Set<String>
    let cache = PageCache()
    let maker = PageMaker()
    let jobs: JobBoard
    let logger: Logger
    let isFrozen: Bool

    /// - Parameters:
    ///   - origins: the addresses under which the site is reached, such as `http://127.0.0.1:8080`. Configured,
    ///     never taken from a request: a request for another host, and a form from another site, is refused.
    ///   - isFrozen: whether the clock of the installation stands still.
    public init(useCases: UseCases, origins: [String], isFrozen: Bool = false) {
        self.isFrozen = isFrozen
        // Whoever started the server is not who acts through it.
        let useCases = useCases.acting(as: .nobody)
        self.useCases = useCases
        self.origins = Set(origins)
        hosts = Set(origins.compactMap { $0.split(separator: "/").last.map { $0.lowercased() } })
        jobs = JobBoard(useCases)
        var logger = Logger(label: "caunoi")
        logger.logLevel = .notice
        self.logger = logger
    }

    func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.middlewares.add(Gate(site: self))
        addAssets(to: router)
        addEventPages(to: router)
        addProfilePages(to: router)
        addSchedulePages(to: router)
        addImportPages(to: router)
        addWorkPages(to: router)
        addWorkbenchPages(to: router)
        addConceptPages(to: router)
        addAuditPages(to: router)
        return router
    }
}

/// Why the server could not start.
public enum ServeError: Error, Equatable, Sendable {
    case portInUse(Int)
    case cannotListen(String)
}

extension Site {
    /// Serves until the process is told to end. Only on loopback: there are no accounts yet.
    /// - Parameter started: called once the server listens.
    public func serve(port: Int, started: @escaping @Sendable () -> Void) async throws {
        let application = Application(
            router: router(),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil, reuseAddress: true),
            onServerRunning: { _ in started() }, logger: logger)
        let following = Task { await jobs.follow() }
        let matching = Task { await MatchingWorker(useCases, jobs, logger).follow() }
        defer {
            following.cancel()
            matching.cancel()
        }
        do { try await application.runService() } catch {
            let text = "\(error)"
            if text.contains("errno: 98") || text.lowercased().contains("address already in use") {
                throw ServeError.portInUse(port)
            }
            throw ServeError.cannotListen(text)
        }
    }

    /// The event of an address.
    func event(_ context: SiteContext) async throws -> Event {
        guard let text = context.parameters.get("event"), let id = Identifier<Event>(text) else {
            throw Failure(.notFound)
        }
        return try await useCases.event(id)
    }

    func reader(_ request: Request) -> Reader {
        Reader(
            language: request.language, now: useCases.now(), address: request.ownAddress,
            flash: request.cookie("flash").flatMap(Flash.init(cookie:)), isFrozen: isFrozen)
    }
}
