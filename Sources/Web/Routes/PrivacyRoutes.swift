import Domain
import Exports
import Foundation
import Hummingbird
import Pages
import UseCases

extension Site {
    func addPrivacyPages(to routes: Routes) {
        routes.get("/privacy", .open) { request, context in
            return try await page(request, context) {
                PrivacyPage(notices: try await useCases.currentNotices(), flows: dataFlows)
            }
        }
        routes.get("/account/privacy", .signedIn) { request, context in
            fresh(request, context, OwnPrivacyPage(try await use(context).ownPrivacy(of: context.viewer)))
        }
        // A form, for the file is noted in the audit log.
        routes.post("/account/privacy/data.json", .signedIn) { request, context in
            _ = try await fields(request)
            let file = try await use(context).takeOwnData(of: context.viewer)
            return download(file.content, type: "application/json; charset=utf-8", name: file.name)
        }
        routes.post("/account/privacy/consents", .signedIn) { request, context in
            let form = try await fields(request)
            guard let account = context.viewer.account, let purpose = form["purpose"].flatMap(ConsentPurpose.init),
                let notice = form["notice"].flatMap({ Int($0) })
            else { throw Failure(.badRequest) }
            let subject = Self.firm(form["organisation"], form["event"]) ?? .account(account.id)
            let isGiven = form["given"] == "1"
            guard isGiven || form["withdrawn"] == "1" else { throw Failure(.badRequest) }
            return try await decided(.ownPrivacy(nil)) {
                isGiven
                    ? try await use(context).giveConsent(
                        purpose, for: subject, by: context.viewer, notice: notice, language: request.language)
                    : try await use(context).withdrawConsent(
                        purpose, for: subject, by: context.viewer, notice: notice, language: request.language)
            }
        }
        routes.post("/account/privacy/requests", .signedIn) { request, context in
            let form = try await fields(request)
            guard let account = context.viewer.account, let kind = form["kind"].flatMap(PrivacyRequest.Kind.init) else {
                throw Failure(.badRequest)
            }
            let about = (form["about"] ?? "").split(separator: " ").map(String.init)
            let subject = Self.firm(about.first, about.last) ?? .account(account.id)
            _ = try await use(context).askAboutData(kind, form["text"] ?? "", for: subject, by: context.viewer)
            return redirect(to: .ownPrivacy(nil), Flash(.good, "flash.privacy.asked"))
        }
        addEventPrivacy(to: routes)
    }

    private func addEventPrivacy(to routes: Routes) {
        routes.get("/events/:event/privacy", .may(.seeWork)) { request, context in
            let event = try await event(context)
            let mayErase = context.access.may(.schedule)
            let privacy = try await use(context).eventPrivacy(event)
            return fresh(request, context, EventPrivacyPage(privacy, mayErase: mayErase))
        }
        routes.post("/events/:event/privacy/consents", .may(.editProfiles)) { request, context in
            let event = try await event(context)
            let form = try await fields(request)
            let chosen = (form["purpose"] ?? "").split(separator: " ").map(String.init)
            guard let purpose = chosen.first.flatMap(ConsentPurpose.init),
                let notice = chosen.last.flatMap({ Int($0) }),
                let subject = Self.firm(form["organisation"], event.id.text)
            else { throw Failure(.badRequest) }
            let note = form["note"] ?? ""
            return try await decided(.eventPrivacy(event.id, nil)) {
                form["state"] == "given"
                    ? try await use(context).giveConsent(
                        purpose, for: subject, by: context.viewer, notice: notice, language: request.language,
                        note: note)
                    : try await use(context).withdrawConsent(
                        purpose, for: subject, by: context.viewer, notice: notice, language: request.language,
                        note: note)
            }
        }
        routes.post("/events/:event/privacy/requests", .may(.editProfiles)) { request, context in
            let event = try await event(context)
            let form = try await fields(request)
            guard let id = form["request"].flatMap({ Identifier<PrivacyRequest>($0) }),
                let state = form["state"].flatMap(PrivacyRequest.State.init)
            else { throw Failure(.badRequest) }
            do {
                try await use(context).answerRequest(id, of: event, state, reason: form["reason"] ?? "")
                return redirect(to: .eventPrivacy(event.id, nil), Flash(.good, "flash.privacy.answered"))
            } catch ConsentRefusal.noteMissing {
                return redirect(to: .eventPrivacy(event.id, nil), Flash(.bad, "flash.privacy.reasonMissing"))
            }
        }
        routes.post("/events/:event/privacy/retention", .may(.schedule)) { request, context in
            let event = try await event(context)
            let months = (try await fields(request)["months"]).flatMap { Int($0) }
            try await use(context).setRetention(months, of: event)
            return redirect(to: .eventPrivacy(event.id, nil), Flash(.good, "flash.privacy.retention"))
        }
        routes.post("/events/:event/privacy/anonymisation", .may(.schedule)) { request, context in
            let event = try await event(context)
            let form = try await fields(request)
            guard form["sure"] == "1", let id = form["organisation"].flatMap({ Identifier<Organisation>($0) }) else {
                throw Failure(.badRequest)
            }
            try await use(context).anonymiseOrganisation(id, in: event.id)
            return redirect(to: .eventPrivacy(event.id, nil), Flash(.good, "flash.privacy.anonymised"))
        }
    }

    /// Where data goes here: always within the installation and to partners; by mail and to a provider where set up.
    private var dataFlows: Set<DataFlow> {
        var flows: Set<DataFlow> = [.database, .matches, .abroad, .reports, .files]
        if sendsMail { flows.insert(.mail) }
        if useCases.embeddingService != nil { flows.insert(.embeddings) }
        return flows
    }

    private static func firm(_ organisation: String?, _ event: String?) -> ConsentSubject? {
        guard let organisation = organisation.flatMap({ Identifier<Organisation>($0) }),
            let event = event.flatMap({ Identifier<Event>($0) })
        else { return nil }
        return .firm(organisation, at: event)
    }

    private func decided(_ back: Address, _ work: () async throws -> Consent) async throws -> Response {
        do {
            let consent = try await work()
            let key = consent.state == .given ? "flash.privacy.given" : "flash.privacy.withdrawn"
            return redirect(to: back, Flash(.good, key, ["receipt": consent.receipt]))
        } catch ConsentRefusal.noticeChanged {
            return redirect(to: back, Flash(.warn, "flash.privacy.noticeChanged"))
        } catch ConsentRefusal.noteMissing {
            return redirect(to: back, Flash(.bad, "flash.privacy.noteMissing"))
        }
    }
}
