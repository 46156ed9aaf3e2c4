import Domain
import Exports
import Foundation
import HTTPTypes
import Hummingbird
import Localisation
import Pages
import UseCases

extension Site {
    func addEventPages(to routes: Routes) {
        routes.get("/", .signedIn) { request, context in
            let viewer = context.viewer
            let events = try await use(context).events().filter { event in
                viewer.grants.contains { $0.programme == event.programme }
            }
            if events.count == 1, viewer.programmes.count <= 1 { return redirect(to: .event(events[0].id)) }
            return try await page(request, context) { HomePage(events) }
        }
        routes.get("/events/:event", .may(.seeEvent)) { request, context in
            return try await page(request, context) {
                let event = try await event(context)
                return EventPage(try await use(context).overview(of: event))
            }
        }
        routes.get("/events/:event/figures", .may(.seeFigures)) { request, context in
            return try await page(request, context) {
                let event = try await event(context)
                let report = try await use(context).report(of: event)
                return FiguresPage(report, day: try? await use(context).schedule(of: event))
            }
        }
        routes.get("/events/:event/programme.ics", .may(.seeEvent)) { request, context in
            let overview = try await use(context).overview(of: try await event(context))
            let text = programme(of: overview.event, overview.agenda, Localiser(request.language))
            return download(Array(text.utf8), type: "text/calendar; charset=utf-8", name: "programme.ics")
        }
        routes.get("/dev/design", .open) { request, context in try await page(request, context) { DesignPage() } }
        routes.post("/language", .open) { request, context in
            let fields = try await fields(request)
            guard let language = fields["language"].flatMap(Language.init(rawValue:)),
                OfferedLanguages.current.languages.contains(language)
            else { throw Failure(.badRequest) }
            let back = fields["back"] ?? "/"
            let isOwn = back.hasPrefix("/") && !back.hasPrefix("//") && !back.hasPrefix("/\\")
            return Response(
                status: .seeOther,
                headers: [
                    .location: isOwn && back.utf8.allSatisfy { $0 > 32 && $0 < 127 } ? back : "/",
                    .setCookie: "language=\(language.rawValue); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
                    .cacheControl: "no-store",
                ])
        }
    }
}
