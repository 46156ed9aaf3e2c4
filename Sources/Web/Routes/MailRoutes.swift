import Domain
import Exports
import Hummingbird
import Pages
import Storage
import UseCases

extension Site {
    /// - Parameter isDemo: adds the page that shows what would be sent, with links that sign people in.
    func addMailPages(to routes: Routes, _ mail: MailSetup, isDemo: Bool) {
        // Made anew each time: sending does not raise the revision that pages are cached by.
        routes.get("/outbox", .somewhere(.seeOutbox)) { request, context in
            let query = request.query
            let before = query["before"].flatMap { Identifier<OutgoingMail>($0)?.text }
            let page = try await use(context).outbox(
                query["state"].flatMap(OutboxMail.State.init(rawValue:)), before: before)
            return fresh(request, context, OutboxListPage(page, hasServer: mail.transport != nil))
        }
        routes.post("/outbox/:mail/retry", .somewhere(.seeOutbox)) { _, context in
            try await changeMail(context, "flash.outbox.retried") { try await use(context).resendMail($0) }
        }
        routes.post("/outbox/:mail/withdrawal", .somewhere(.seeOutbox)) { _, context in
            try await changeMail(context, "flash.outbox.withdrawn") { try await use(context).withdrawMail($0) }
        }
        routes.post("/outbox/:mail/bounce", .somewhere(.seeOutbox)) { _, context in
            try await changeMail(context, "flash.outbox.bounced") { try await use(context).markMailBounced($0) }
        }
        guard isDemo else { return }
        routes.get("/dev/mail", .open) { request, context in
            let mails = try await useCases.demoMails()
            let entries = mails.map { one in
                (mail: one, composed: try? composedMail(one.mail, mail, context.installation.settings))
            }
            return fresh(request, context, DemoMailPage(entries))
        }
    }

    /// A mail whose state went on meanwhile is left as it is, and the page says so.
    private func changeMail(
        _ context: SiteContext, _ done: String, _ change: (String) async throws -> Void
    ) async throws -> Response {
        guard let id = context.parameters.get("mail") else { throw Failure(.notFound) }
        do { try await change(id) } catch UseCaseError.notFound {
            return redirect(to: .outbox, Flash(.warn, "flash.outbox.changed"))
        }
        return redirect(to: .outbox, Flash(.good, done))
    }
}
