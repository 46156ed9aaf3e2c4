import Domain
import HTTPTypes
import Hummingbird
import UseCases

/// Who may use a route. There is no route without one.
enum Policy: Sendable, Equatable {
    /// Anybody, signed in or not.
    case open
    case signedIn
    /// In the programme of the event, or the programme, that stands in the path.
    case may(Permission)
    /// In at least one programme.
    case somewhere(Permission)
}

/// The site's routes, each with its policy: the only way in which one is added.
final class Routes {
    struct Route: Sendable, Equatable {
        var method: HTTPRequest.Method
        var path: String
        var policy: Policy
    }

    typealias Handler = @Sendable (Request, SiteContext) async throws -> Response

    private let site: Site
    private let router: Router<SiteContext>
    private(set) var all: [Route] = []

    init(_ site: Site, _ router: Router<SiteContext>) {
        self.site = site
        self.router = router
    }

    func get(_ path: String, _ policy: Policy, _ handler: @escaping Handler) {
        all.append(Route(method: .get, path: path, policy: policy))
        router.get(RouterPath(path)) { [site] request, context in
            try await handler(request, try await site.admit(request, context, policy))
        }
    }

    /// A form: its token is looked at before the handler sees it, and it counts once.
    /// - Parameter takesFile: the handler looks at the token itself, as it reads a form with a file. Every other route
    ///   takes plain forms alone, so that none is reached without the token.
    func post(_ path: String, _ policy: Policy, takesFile: Bool = false, _ handler: @escaping Handler) {
        all.append(Route(method: .post, path: path, policy: policy))
        router.post(RouterPath(path)) { [site] request, context in
            var (request, context) = (request, context)
            do {
                context = try await site.admit(request, context, policy)
            } catch let failure as Failure where failure.status == .unauthorized {
                return try await site.keepTyped(&request, context) ?? { throw failure }()
            }
            let type = request.headers[.contentType] ?? ""
            guard context.viewer.session != nil else { return try await handler(request, context) }
            guard type.isEmpty || type.hasPrefix("application/x-www-form-urlencoded") else {
                guard takesFile else { throw Failure(.unsupportedMediaType) }
                return try await handler(request, context)
            }
            let form = try await request.readForm()
            try context.check(token: form["token"])
            return try await site.answer(form, request, context, handler)
        }
    }
}

extension Site {
    /// Lets a request in, with what its sender may see and do in the context; or refuses it.
    ///
    /// What lies in a programme where one has no role is not there (404); what one's role does not allow there is
    /// forbidden (403).
    func admit(_ request: Request, _ context: SiteContext, _ policy: Policy) async throws -> SiteContext {
        var context = context
        guard policy != .open else { return context }
        guard context.viewer.account != nil else { throw Failure(.unauthorized) }
        switch policy {
        case .open, .signedIn: break
        case .somewhere(let permission):
            guard context.viewer.may(permission) else { throw Failure(.forbidden, ["reason": "role"]) }
            context.access = Access(context.viewer.grants)
        case .may(let permission):
            context.access = context.viewer.access(to: try await programme(of: context))
            guard !context.access.roles.isEmpty else { throw Failure(.notFound) }
            guard context.access.may(permission) else { throw Failure(.forbidden, ["reason": "role"]) }
        }
        return context
    }

    private func programme(of context: SiteContext) async throws -> Identifier<Programme> {
        if let text = context.parameters.get("programme") {
            guard let id = Identifier<Programme>(text) else { throw Failure(.notFound) }
            return id
        }
        guard let id = try await event(context).programme else { throw Failure(.notFound) }
        return id
    }

    /// The use cases as this request's sender may use them.
    func use(_ context: SiteContext) -> UseCases {
        let actor: Actor = context.viewer.account.map { .account($0.id, name: $0.name) } ?? .nobody
        return useCases.acting(as: actor, from: context.client)
            .seeing(context.access.scope, editing: context.access.edits, importing: context.access.imports)
            .handling(context.submission, draft: context.draftedForm)
    }
}
