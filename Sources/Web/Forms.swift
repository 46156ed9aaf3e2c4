import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Storage
import UseCases

// What all forms have in common: they count once, and what was typed into a long one is kept as a draft.

extension Request {
    /// The fields of the form in the body, which can be read again afterwards.
    mutating func readForm() async throws -> [String: String] {
        let collected: ByteBuffer
        do { collected = try await body.collect(upTo: 256 << 10) } catch { throw Failure(.contentTooLarge) }
        body = RequestBody(buffer: collected)
        return form(String(buffer: collected))
    }
}

extension Site {
    /// Answers a form whose token was looked at.
    ///
    /// A form with a one-time token, or a request with an `Idempotency-Key`, changes something once: who sends it again
    /// gets the first answer, and a 422 where it says something else under the same key.
    func answer(
        _ form: [String: String], _ request: Request, _ context: SiteContext, _ handler: Routes.Handler
    ) async throws -> Response {
        var context = context
        context.draftedForm = form["form"].flatMap(ownForm)
        if let kept = try await keepDraft(form, request, context) { return kept }
        context.submission = try submission(form, request, context)
        guard let submission = context.submission else { return try await handler(request, context) }
        if let done = try await useCases.done(submission) {
            return try await again(submission, done, form, context)
        }
        let response: Response
        do {
            response = try await handler(request, context)
        } catch UseCaseError.alreadySubmitted {
            guard let done = try await useCases.done(submission) else { throw UseCaseError.alreadySubmitted }
            return try await again(submission, done, form, context)
        }
        if response.status == .seeOther || response.status == .ok {
            let flash = response.headers[values: .setCookie].first { $0.hasPrefix("flash=") }
            // Who asks again finds out by the record itself where the answer could not be kept.
            try? await useCases.keepAnswer(
                submission, location: response.headers[.location] ?? request.uri.path, flash: flash)
        }
        return response
    }

    private func submission(
        _ form: [String: String], _ request: Request, _ context: SiteContext
    ) throws -> Submission? {
        guard let account = context.viewer.account, let key = request.headers[.idempotencyKey] ?? form["once"] else {
            return nil
        }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
            throw Failure(.badRequest)
        }
        let said = form.filter { !["token", "once"].contains($0.key) }.sorted { $0.key < $1.key }
        let whole = [request.uri.path] + said.flatMap { [$0.key, $0.value] }
        return Submission(
            account: account.id, key: key,
            digest: Token.digest(of: whole.map { "\($0.utf8.count):\($0)" }.joined(separator: ",")),
            attempt: UUID().uuidString)
    }

    /// The answer to a form that did its work before.
    private func again(
        _ submission: Submission, _ done: Submissions.Done, _ form: [String: String], _ context: SiteContext
    ) async throws -> Response {
        guard done.digest == submission.digest else {
            if let address = context.draftedForm {
                try await use(context).keepDraft(FormDraft(form: form), of: address)
            }
            var details = ["reason": "formReused"]
            details["form"] = context.draftedForm
            throw Failure(.unprocessableContent, details)
        }
        var done: Submissions.Done? = done
        // The first request may still be on its way to its answer.
        for _ in 0..<20 where done?.location == nil {
            try await Task.sleep(for: .milliseconds(100))
            done = try await useCases.done(submission)
        }
        guard let location = done?.location else { throw UseCaseError.alreadySubmitted }
        var response = redirect(to: location)
        if let flash = done?.flash { response.headers.append(.init(name: .setCookie, value: flash)) }
        return response
    }

    /// Keeps or discards a draft where that is what the form was sent for.
    private func keepDraft(
        _ form: [String: String], _ request: Request, _ context: SiteContext
    ) async throws -> Response? {
        guard let wish = form["draft"], let address = context.draftedForm else { return nil }
        switch wish {
        case "auto", "keep":
            // What was still on its way when the form itself was sent comes too late.
            if wish == "auto", let submission = try submission(form, request, context),
                try await useCases.done(submission) != nil
            {
                return Response(status: .noContent)
            }
            try await use(context).keepDraft(FormDraft(form: form), of: address)
            return wish == "auto"
                ? Response(status: .noContent) : redirect(to: address, Flash(.good, "flash.draft.saved"))
        case "discard":
            try await use(context).discardDraft(of: address)
            return redirect(to: address, Flash(.good, "flash.draft.discarded"))
        default: throw Failure(.badRequest)
        }
    }

    /// A form that came after its session had run out: what was typed is kept, and comes back after signing in.
    /// - Returns: `nil` where nothing could be kept.
    func keepTyped(_ request: inout Request, _ context: SiteContext) async throws -> Response? {
        guard let cookie = request.cookie(sessionCookie),
            request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true
        else { return nil }
        let form = try await request.readForm()
        guard let address = form["form"].flatMap(ownForm), let token = form["token"],
            try await useCases.keepDraft(FormDraft(form: form), of: address, cookie: cookie, token: token)
        else { return nil }
        // A script that keeps drafts must know that the session is over.
        if form["draft"] == "auto" { return Response(status: .unauthorized) }
        return redirect(to: Address.signIn.with([("to", address)]), Flash(.warn, "flash.draft.kept"))
    }

    private func ownForm(_ text: String) -> String? { own(text) == text && text != "/" ? text : nil }

    /// A long form as its reader finds it: as it is saved, or as they left it unsent, beside what was saved meanwhile.
    /// - Parameter saved: the record as it is; `nil` for one that the form makes.
    func contents(_ form: Address, _ saved: FormDraft?, _ context: SiteContext) async throws -> FormContents {
        guard let kept = try await use(context).draft(of: form.path) else {
            return FormContents(saved ?? FormDraft())
        }
        let isStale = saved.map { $0.version != kept.version } ?? false
        return FormContents(FormDraft(kept), saved: isStale ? saved : nil, draftedAt: kept.changedAt)
    }
}

extension HTTPField.Name {
    static let idempotencyKey = named("Idempotency-Key")
}
