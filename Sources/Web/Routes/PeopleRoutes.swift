import Domain
import HTTPTypes
import Hummingbird
import Localisation
import Pages
import Secrets
import Storage
import UseCases

extension Site {
    func addPeoplePages(to routes: Routes) {
        routes.get("/programmes/:programme/people", .may(.invite)) { request, context in
            let id = try programme(context)
            return fresh(
                request, context,
                PeoplePage(try await use(context).people(of: id), draft: InvitationDraft(language: request.language)))
        }
        routes.post("/programmes/:programme/people", .may(.invite)) { request, context in
            let id = try programme(context)
            let draft = InvitationDraft(form: try await fields(request))
            do {
                let code = try await use(context).invite(draft, to: id, by: context.viewer)
                return fresh(request, context, PeoplePage(try await use(context).people(of: id), code: code))
            } catch let error as UseCaseError where error != .alreadySubmitted {
                let said = refusal(of: error)
                let people = try await use(context).people(of: id)
                return fresh(
                    request, context, status: status(of: error), PeoplePage(people, draft: draft, refusal: said))
            }
        }
        routes.post("/programmes/:programme/grants/:grant/removal", .may(.invite)) { request, context in
            let id = try programme(context)
            guard let grant = context.parameters.get("grant").flatMap({ Identifier<Grant>($0) }) else {
                throw Failure(.notFound)
            }
            do {
                try await use(context).takeRole(grant, of: id, by: context.viewer)
                return redirect(to: .people(id), Flash(.good, "flash.roleTaken"))
            } catch let error as UseCaseError where error == .lastOwner || error == .roleNotAllowed {
                let people = try await use(context).people(of: id)
                return fresh(
                    request, context, status: .unprocessableContent, PeoplePage(people, refusal: refusal(of: error)))
            }
        }
        routes.post("/programmes/:programme/invitations/:invitation/withdrawal", .may(.invite)) { _, context in
            let id = try programme(context)
            guard let one = context.parameters.get("invitation").flatMap({ Identifier<Invitation>($0) }) else {
                throw Failure(.notFound)
            }
            try await use(context).withdrawInvitation(one, of: id, by: context.viewer)
            return redirect(to: .people(id), Flash(.good, "flash.invitationWithdrawn"))
        }
        routes.get("/invitation", .open) { request, context in
            try await invitationPage(request, context, request.query["code"] ?? "")
        }
        routes.get("/invitation/:code", .open) { request, context in
            try await invitationPage(request, context, context.parameters.get("code") ?? "")
        }
        routes.post("/invitation/:code", .open) { request, context in
            let code = context.parameters.get("code") ?? ""
            do {
                let attempt = try await use(context).acceptInvitation(code: code)
                return fresh(request, context, SignInSentPage(attempt: attempt, email: ""))
            } catch UseCaseError.invitationUnusable {
                return fresh(request, context, status: .gone, InvitationPage(code: code))
            }
        }
    }

    private func invitationPage(
        _ request: Request, _ context: SiteContext, _ code: String
    ) async throws -> Response {
        guard !code.isEmpty else { return fresh(request, context, InvitationPage(code: "")) }
        let code = InvitationCode.normalised(code) ?? code
        guard let found = try await use(context).invitation(code: code) else {
            return fresh(request, context, status: .gone, InvitationPage(code: code))
        }
        let page = InvitationPage(
            code: code, role: found.invitation.role, programme: found.programme.name, email: found.invitation.email)
        return fresh(request, context, page)
    }

    private func programme(_ context: SiteContext) throws -> Identifier<Programme> {
        guard let id = context.parameters.get("programme").flatMap({ Identifier<Programme>($0) }) else {
            throw Failure(.notFound)
        }
        return id
    }
}

extension InvitationDraft {
    fileprivate init(form: [String: String]) {
        self.init(
            email: form["email"] ?? "", name: String((form["name"] ?? "").prefix(200)),
            language: form["language"].flatMap(Language.init(rawValue:)) ?? .en,
            role: form["role"].flatMap(Role.init(rawValue:)) ?? .delegate,
            country: ["VN", "KR"].contains(form["country"]) ? form["country"] ?? "" : "",
            participation: form["participation"] ?? "", interpreter: form["interpreter"] ?? "")
    }
}
