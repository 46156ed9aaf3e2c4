import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Localisation
import Pages
import Secrets
import UseCases

extension Site {
    func addSignInPages(to routes: Routes) {
        routes.get("/sign-in", .open) { request, context in
            try await door(request, context, destination: request.query["to"] ?? "/")
        }
        routes.post("/sign-in", .open) { request, context in
            let fields = try await fields(request)
            let (email, destination) = (fields["email"] ?? "", fields["to"] ?? "/")
            do {
                let attempt = try await use(context).askForSignIn(email: email, destination: own(destination))
                return fresh(request, context, SignInSentPage(attempt: attempt, email: email))
            } catch let error as UseCaseError {
                return try await door(request, context, destination: destination, email: email, refusal: error)
            }
        }
        routes.post("/sign-in/code", .open) { request, context in
            let fields = try await fields(request)
            let attempt = fields["attempt"] ?? ""
            do {
                let begun = try await use(context).signInByCode(
                    fields["code"] ?? "", of: attempt, device: device(request))
                return enter(begun)
            } catch let error as UseCaseError {
                return fresh(
                    request, context, status: status(of: error),
                    SignInSentPage(attempt: attempt, email: "", refusal: refusal(of: error)))
            }
        }
        routes.post("/sign-in/password", .open) { request, context in
            let fields = try await fields(request)
            let (email, destination) = (fields["email"] ?? "", fields["to"] ?? "/")
            do {
                let begun = try await use(context).signInByPassword(
                    email: email, password: fields["password"] ?? "", code: fields["code"] ?? "",
                    destination: own(destination), device: device(request))
                return enter(begun)
            } catch UseCaseError.signInRefused {
                return try await door(
                    request, context, destination: destination, email: email, refusal: nil, isWrongPassword: true)
            } catch let error as UseCaseError {
                return try await door(request, context, destination: destination, email: email, refusal: error)
            }
        }
        routes.get("/sign-in/:link", .open) { request, context in
            let link = context.parameters.get("link") ?? ""
            let isUsable = try await useCases.signIn(link: link)
            var response = fresh(
                request, context, status: isUsable ? .ok : .gone, SignInLinkPage(token: link, isUsable: isUsable))
            response.headers[.referrerPolicy] = "no-referrer"
            return response
        }
        routes.post("/sign-in/:link", .open) { request, context in
            let link = context.parameters.get("link") ?? ""
            do {
                return enter(try await use(context).signInByLink(link, device: device(request)))
            } catch UseCaseError.signInRefused {
                return fresh(request, context, status: .gone, SignInLinkPage(token: link, isUsable: false))
            }
        }
        routes.post("/sign-out", .signedIn) { _, context in
            if let account = context.viewer.account, let session = context.viewer.session {
                try await use(context).endSession(session, of: account.id)
            }
            var response = redirect(to: .signIn)
            response.headers.append(.init(name: .setCookie, value: cookie("", seconds: 0)))
            return response
        }
        guard isDemo else { return }
        routes.post("/dev/sign-in", .open) { request, context in
            let fields = try await fields(request)
            do {
                var begun = try await use(context).signInAsDemo(email: fields["email"] ?? "", device: device(request))
                begun.destination = own(fields["to"] ?? "/")
                return enter(begun)
            } catch UseCaseError.signInRefused {
                throw Failure(.badRequest)
            }
        }
    }

    private func door(
        _ request: Request, _ context: SiteContext, destination: String, email: String = "",
        refusal error: UseCaseError? = nil, isWrongPassword: Bool = false
    ) async throws -> Response {
        let identities =
            isDemo
            ? try await useCases.demoIdentities().map { DemoIdentity(email: $0.email, name: $0.name, role: $0.role) }
            : []
        let refusal = isWrongPassword ? ("signIn.wrongPassword", [:]) : error.map(refusal(of:))
        let page = SignInPage(
            destination: own(destination), identities: identities, hasAccounts: try await useCases.hasAccounts(),
            email: email, refusal: refusal)
        return fresh(
            request, context, status: isWrongPassword ? .unprocessableContent : error.map(status(of:)) ?? .ok, page)
    }

    /// Into the house: a cookie that scripts and other sites do not see.
    private func enter(_ begun: BegunSession) -> Response {
        var response = redirect(to: own(begun.destination))
        response.headers.append(
            .init(name: .setCookie, value: cookie(begun.cookie, seconds: UseCases.sessionSeconds)))
        return response
    }

    private func cookie(_ value: String, seconds: Int) -> String {
        "\(sessionCookie)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }

    /// Only own paths are gone to.
    func own(_ destination: String) -> String {
        let isOwn = destination.hasPrefix("/") && !destination.hasPrefix("//") && !destination.hasPrefix("/\\")
        let isPlain = destination.utf8.allSatisfy { $0 > 32 && $0 < 127 }
        return isOwn && isPlain && destination.utf8.count <= 2_000 ? destination : "/"
    }

    private func device(_ request: Request) -> String { request.headers[.userAgent] ?? "" }
}

/// What a refusal says, as a catalogue key with its values.
func refusal(of error: UseCaseError) -> (String, [String: Localiser.Value]) {
    switch error {
    case .tooManyTries(let seconds): ("error.tooManyTries", ["n": .number((seconds + 59) / 60)])
    case .emailUnreadable(let value): ("error.emailUnreadable", ["value": .text(value)])
    case .emailTaken(let value): ("error.emailTaken", ["value": .text(value)])
    case .lastOwner: ("error.lastOwner", [:])
    case .roleNotAllowed: ("error.roleNotAllowed", [:])
    case .organisationUnknown(let code): ("error.firmUnknown", ["value": .text(code)])
    case .notFound: ("error.recordUnknown", [:])
    case .invitationUnusable: ("error.invitationUnusable", [:])
    case .passwordUnusable(let error): ("error.password.\(error.key)", [:])
    default: ("error.signInRefused", [:])
    }
}

func status(of error: UseCaseError) -> HTTPResponse.Status {
    if case .tooManyTries = error { .tooManyRequests } else { .unprocessableContent }
}
