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
            let fields = try await fields(request)
            let proof = AccountProof(
                password: fields["current"] ?? "", code: fields["code"] ?? "", session: context.viewer.session)
            do {
                if fields["step"] == "remove" {
                    try await use(context).removePassword(of: account, provedBy: proof)
                    return redirect(to: .account, Flash(.good, "flash.passwordRemoved"))
                }
                try await use(context).setPassword(fields["password"] ?? "", of: account, provedBy: proof)
                return redirect(to: .account, Flash(.good, "flash.passwordSaved"))
            } catch UseCaseError.passwordUnusable(let error) {
                return try await accountPage(request, context, refusal: ("error.password.\(error.key)", [:]))
            } catch let error as AccountProofError {
                return try await accountPage(request, context, refusal: refusal(of: error))
            }
        }
        routes.post("/account/second-factor", .signedIn) { request, context in
            guard let account = context.viewer.account else { throw Failure(.unauthorized) }
            let fields = try await fields(request)
            let proof = AccountProof(password: fields["current"] ?? "", session: context.viewer.session)
            let secret = fields["secret"] ?? ""
            do {
                switch fields["step"] {
                case "begin": return try await accountPage(request, context, factor: TOTP())
                case "remove":
                    try await use(context).removeSecondFactor(of: account, provedBy: proof)
                    return redirect(to: .account, Flash(.good, "flash.factorRemoved"))
                case "codes":
                    let codes = try await use(context).renewRecoveryCodes(of: account, provedBy: proof)
                    return try await accountPage(request, context, recoveryCodes: codes)
                default:
                    let codes = try await use(context).setSecondFactor(
                        secret: secret, code: fields["code"] ?? "", of: account, provedBy: proof)
                    return try await accountPage(request, context, recoveryCodes: codes)
                }
            } catch UseCaseError.signInRefused {
                return try await accountPage(
                    request, context, factor: TOTP(base32: secret), refusal: ("account.factor.wrong", [:]))
            } catch let error as AccountProofError {
                return try await accountPage(
                    request, context, factor: TOTP(base32: secret), refusal: refusal(of: error))
            }
        }
    }

    private func refusal(of error: AccountProofError) -> (String, [String: Localiser.Value]) {
        ("account.proof.\(error.rawValue)", ["n": .number(UseCases.proofMinutes)])
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
            drafts: try await use(context).drafts(), recoveryCodes: recoveryCodes, newFactor: new, refusal: refusal)
        return fresh(request, context, status: refusal == nil ? .ok : .unprocessableContent, page)
    }
}
