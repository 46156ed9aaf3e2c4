import Domain
import HTML
import Hummingbird
import Localisation
import Pages
import Secrets
import UseCases

extension Site {
    func addAccountPages(to routes: Routes) {
        routes.get("/account", .signedIn) { request, context in
            try await accountPage(request, context)
        }
        routes.post("/account/sessions", .signedIn) { request, context in
            guard let account = context.viewer.account else { throw Failure(.unauthorized) }
            let id = try await fields(request)["session"] ?? ""
            if id == "all" {
                try await use(context).endAllSessions(of: account.id)
                return redirect(to: .signIn)
            }
            try await use(context).endSession(id, of: account.id)
            return redirect(to: .account, Flash(.good, "flash.sessionEnded"))
        }
        routes.post("/account/password", .signedIn) { request, context in
            guard let account = context.viewer.account else { throw Failure(.unauthorized) }
            do {
                try await use(context).setPassword(try await fields(request)["password"] ?? "", of: account)
                return redirect(to: .account, Flash(.good, "flash.passwordSaved"))
            } catch UseCaseError.passwordUnusable(let error) {
                return try await accountPage(request, context, refusal: ("error.password.\(error.key)", [:]))
            }
        }
        routes.post("/account/second-factor", .signedIn) { request, context in
            guard let account = context.viewer.account else { throw Failure(.unauthorized) }
            let fields = try await fields(request)
            switch fields["step"] {
            case "begin": return try await accountPage(request, context, factor: TOTP())
            case "remove":
                try await use(context).removeSecondFactor(of: account)
                return redirect(to: .account, Flash(.good, "flash.factorRemoved"))
            default:
                do {
                    let codes = try await use(context).setSecondFactor(
                        secret: fields["secret"] ?? "", code: fields["code"] ?? "", of: account)
                    return try await accountPage(request, context, recoveryCodes: codes)
                } catch UseCaseError.signInRefused {
                    return try await accountPage(
                        request, context, factor: TOTP(base32: fields["secret"] ?? ""),
                        refusal: ("account.factor.wrong", [:]))
                }
            }
        }
    }

    private func accountPage(
        _ request: Request, _ context: SiteContext, recoveryCodes: [String] = [], factor: TOTP? = nil,
        refusal: (String, [String: Localiser.Value])? = nil
    ) async throws -> Response {
        guard let id = context.viewer.account?.id, let account = try await useCases.account(id) else {
            throw Failure(.unauthorized)
        }
        let new = factor.map { factor in
            let address = factor.address(issuer: "CauNoi", account: account.email)
            return (secret: factor.base32, address: address, picture: HTML(trusted: QRCode.svg(of: address) ?? ""))
        }
        let page = AccountPage(
            account, sessions: try await useCases.sessions(of: id), programmes: try await useCases.programmes(),
            recoveryCodes: recoveryCodes, newFactor: new, refusal: refusal)
        return fresh(request, context, status: refusal == nil ? .ok : .unprocessableContent, page)
    }
}
