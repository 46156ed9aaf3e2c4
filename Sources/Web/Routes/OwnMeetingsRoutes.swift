import Domain
import Exports
import Hummingbird
import Localisation
import Pages
import UseCases

extension Site {
    func addOwnMeetingsPages(to routes: Routes) {
        routes.get("/events/:event/my-meetings", .may(.seeOwnMeetings)) { request, context in
            return try await page(request, context) { OwnMeetingsPage(try await ownMeetings(context)) }
        }
        routes.get("/events/:event/my-meetings/calendar.ics", .may(.seeOwnMeetings)) { request, context in
            guard let text = try await ownMeetings(context).calendar(Localiser(request.language)) else {
                throw Failure(.notFound)
            }
            return download(Array(text.utf8), type: "text/calendar; charset=utf-8", name: "my-meetings.ics")
        }
    }

    /// Who is no interpreter has no meetings to interpret.
    private func ownMeetings(_ context: SiteContext) async throws -> OwnMeetings {
        guard context.access.roles.contains(.interpreter) else { throw Failure(.notFound) }
        return try await useCases.ownMeetings(of: context.access.interpreters, in: try await event(context))
    }
}
