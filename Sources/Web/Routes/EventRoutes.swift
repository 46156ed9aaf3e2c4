import Domain
import Exports
import Foundation
import HTTPTypes
import Hummingbird
import Localisation
import Pages
import UseCases

extension Site {
    func addEventPages(to router: Router<SiteContext>) {
        router.get("/") { request, _ in
            let events = try await useCases.events()
            if events.count == 1 { return redirect(to: .event(events[0].id)) }
            return try await page(request) { HomePage(events) }
        }
        router.get("/events/:event") { request, context in
            return try await page(request) {
                let event = try await event(context)
                return EventPage(try await useCases.overview(of: event))
            }
        }
        router.get("/events/:event/figures") { request, context in
            return try await page(request) {
                let event = try await event(context)
                let report = try await useCases.report(of: event)
                return FiguresPage(report, day: try? await useCases.schedule(of: event))
            }
        }
        router.get("/events/:event/programme.ics") { request, context in
            let overview = try await useCases.overview(of: try await event(context))
            let text = programme(of: overview.event, overview.agenda, Localiser(request.language))
            return download(Array(text.utf8), type: "text/calendar; charset=utf-8", name: "programme.ics")
        }
        router.get("/dev/design") { request, _ in try await page(request) { DesignPage() } }
        router.post("/language") { request, _ in
            let fields = try await fields(request)
            guard let language = fields["language"].flatMap(Language.init(rawValue:)),
                Localiser.languages.contains(language)
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
