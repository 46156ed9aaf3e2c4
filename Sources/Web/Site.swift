import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Mail
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
    /// One-press identities at the door, and the mail to look at: for demonstrations on this machine alone.
    let isDemo: Bool
    /// Addresses of the proxies whose word on the sender's address is believed.
    let proxies: Set<String>
    let mail: MailSetup

    /// - Parameters:
    ///   - origins: the addresses under which the site is reached, such as `http://127.0.0.1:8080`. Configured,
    ///     never taken from a request: a request for another host, and a form from another site, is refused.
    ///   - isFrozen: whether the clock of the installation stands still.
    public init(
        useCases: UseCases, origins: [String], isFrozen: Bool = false, isDemo: Bool = false, proxies: [String] = [],
        mail: MailSetup? = nil
    ) {
        self.isFrozen = isFrozen
        self.isDemo = isDemo
        self.proxies = Set(proxies)
        self.mail =
            mail
            ?? MailSetup(
                transport: nil, base: origins.first ?? "", from: MailAddress(address: "caunoi@example.org"))
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

    /// Where all is reached by https, the cookie goes no other way.
    var isSecure: Bool {
        origins.contains { $0.hasPrefix("https:") }
            && !origins.contains {
                $0.hasPrefix("http:") && !$0.hasPrefix("http://127.0.0.1") && !$0.hasPrefix("http://localhost")
            }
    }

    var sessionCookie: String { "session" }

    /// The sender's network address: a proxy's word counts only where the proxy is one of ours.
    func client(of request: Request, _ context: SiteContext) -> String {
        guard proxies.contains(context.client), let forwarded = request.headers[.xForwardedFor] else {
            return context.client
        }
        return forwarded.split(separator: ",").last.map { String($0.trimmingCharacters(in: .whitespaces).prefix(64)) }
            ?? context.client
    }

    /// Whether mail leaves: a server is named for it.
    var sendsMail: Bool { mail.transport != nil }

    func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.middlewares.add(Gate(site: self))
        addRoutes(to: Routes(self, router))
        return router
    }

    func addRoutes(to routes: Routes) {
        addAssets(to: routes)
        addEventPages(to: routes)
        addProfilePages(to: routes)
        addEditPages(to: routes)
        addSchedulePages(to: routes)
        addOwnMeetingsPages(to: routes)
        addImportPages(to: routes)
        addWorkPages(to: routes)
        addWorkbenchPages(to: routes)
        addConceptPages(to: routes)
        addAuditPages(to: routes)
        addSignInPages(to: routes)
        addAccountPages(to: routes)
        addPeoplePages(to: routes)
        addProgrammePages(to: routes)
        addMailPages(to: routes, mail, isDemo: isDemo)
        addPrivacyPages(to: routes)
        addSettingPages(to: routes)
    }
}

/// Why the server could not start.
public enum ServeError: Error, Equatable, Sendable {
    case portInUse(Int)
    case cannotListen(String)
}

extension Site {
    /// Serves until the process is told to end.
    /// - Parameter started: called once the server listens.
    public func serve(host: String = "127.0.0.1", port: Int, started: @escaping @Sendable () -> Void) async throws {
        let application = Application(
            router: router(),
            configuration: .init(address: .hostname(host, port: port), serverName: nil, reuseAddress: true),
            onServerRunning: { _ in started() }, logger: logger)
        let following = Task { await jobs.follow() }
        let matching = Task { await MatchingWorker(useCases.acting(as: .system), jobs, logger).follow() }
        let mailing = Task { await MailWorker(useCases.acting(as: .system), mail, logger).run() }
        let sealing = Task { await sealAudit() }
        defer {
            mailing.cancel()
            sealing.cancel()
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

    /// Gives entries of the audit log their place in the chain, where the engine leaves that to us.
    private func sealAudit() async {
        while !Task.isCancelled {
            _ = try? await useCases.sealAudit()
            try? await Task.sleep(for: .seconds(3))
        }
    }

    /// The event of an address.
    func event(_ context: SiteContext) async throws -> Event {
        guard let text = context.parameters.get("event"), let id = Identifier<Event>(text) else {
            throw Failure(.notFound)
        }
        return try await useCases.event(id)
    }

    func reader(_ request: Request, _ context: SiteContext) -> Reader {
        Reader(
            language: request.language, now: useCases.now(), address: request.ownAddress,
            flash: request.cookie("flash").flatMap(Flash.init(cookie:)), isFrozen: isFrozen, viewer: context.viewer,
            access: context.access, branding: Branding(context.installation.settings))
    }
}
