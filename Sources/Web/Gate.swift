import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Pages
import UseCases

/// Stands before every route: refuses other hosts and forms of other sites, turns errors into pages, and sets the
/// headers that guard each answer.
struct Gate: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let answer: Result<Void, any Error>
        do {
            try guardOrigin(request)
            // Styles and scripts are the same whatever is set.
            if !request.uri.path.hasPrefix("/assets/") { context.installation = try await site.useCases.installation() }
            answer = .success(())
        } catch { answer = .failure(error) }
        let offered = OfferedLanguages(context.installation.settings)
        return try await OfferedLanguages.$current.withValue(offered) {
            try await respond(to: request, context, after: answer, next)
        }
    }

    /// - Parameter check: whether the request was let in so far.
    private func respond(
        to request: Request, _ context: SiteContext, after check: Result<Void, any Error>,
        _ next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        var context = context
        do {
            try check.get()
            context.client = site.client(of: request, context)
            if let cookie = request.cookie(site.sessionCookie) {
                let viewer = try await site.useCases.viewer(cookie: cookie)
                // A session that was begun in a demo opens nothing where its installation is served in earnest.
                if site.isDemo || viewer.account?.isOfDemo != true { context.viewer = viewer }
            }
            response = try await next(request, context)
        } catch {
            let failure = Failure(error)
            if failure.status.code >= 500 {
                site.logger.error("\(failure.details["number"] ?? "") \(request.method) \(request.uri.path): \(error)")
            }
            response = await site.errorPage(request, context, failure)
        }
        for (name, value) in Gate.headers { response.headers[name] = value }
        return response
    }

    /// The host must be ours, which keeps foreign names that lead here out; a form must come from one of our pages.
    private func guardOrigin(_ request: Request) throws {
        guard let host = request.head.authority, site.hosts.contains(host.lowercased()) else {
            throw Failure(.misdirectedRequest)
        }
        guard request.method != .get, request.method != .head else { return }
        guard request.method == .post else { throw Failure(.methodNotAllowed) }
        if let fetchSite = request.headers[.secFetchSite], fetchSite != "same-origin" { throw Failure(.forbidden) }
        guard let origin = request.headers[.origin] else {
            // Browsers of today send it with every form; a script on this machine may not.
            guard request.headers[.secFetchSite] == nil else { return }
            throw Failure(.forbidden)
        }
        guard site.origins.contains(origin) else { throw Failure(.forbidden) }
    }

    private static let headers: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        (.xContentTypeOptions, "nosniff"), (.referrerPolicy, "same-origin"),
        (.crossOriginOpenerPolicy, "same-origin"), (.crossOriginResourcePolicy, "same-origin"),
        (.permissionsPolicy, "camera=(), microphone=(), geolocation=()"),
    ]
}

extension Site {
    func errorPage(_ request: Request, _ context: SiteContext, _ failure: Failure) async -> Response {
        // Who is not signed in goes to the door, and from there to where they wanted.
        if failure.status == .unauthorized {
            let destination = request.method == .get ? request.ownAddress : "/"
            return redirect(to: Address.signIn.with([("to", destination == "/" ? "" : destination)]))
        }
        let parts = request.uri.path.split(separator: "/")
        var context = context
        var event: Event?
        if failure.leavesDatabase, context.viewer.account != nil, parts.count > 1, parts[0] == "events",
            let id = Identifier<Event>(String(parts[1]))
        {
            event = try? await useCases.event(id)
            if let programme = event?.programme {
                // The tabs that stand on the event's other pages.
                context.access = context.viewer.access(to: programme)
                if context.access.roles.isEmpty { event = nil }
            }
        }
        return fresh(
            request, context, status: failure.status,
            ErrorPage(status: Int(failure.status.code), details: failure.details, event: event))
    }
}

extension HTTPField.Name {
    static let xForwardedFor = named("X-Forwarded-For")
    static let secFetchSite = named("Sec-Fetch-Site")
    static let referrerPolicy = named("Referrer-Policy")
    static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
    static let crossOriginResourcePolicy = named("Cross-Origin-Resource-Policy")
    static let permissionsPolicy = named("Permissions-Policy")

    /// A name that is a token, as all of these are.
    static func named(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no header name") }
        return name
    }
}
