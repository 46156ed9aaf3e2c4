import Domain
import Hummingbird
import Pages
import UseCases

extension Site {
    func addProfilePages(to router: Router<SiteContext>) {
        router.get("/events/:event/needs") { request, context in
            return try await page(request) {
                let event = try await event(context)
                return NeedsPage(try await useCases.needs(of: event, ListQuery(request.query)))
            }
        }
        router.get("/events/:event/needs/:code") { request, context in
            let code = context.parameters.get("code") ?? ""
            return try await page(request) {
                let event = try await event(context)
                return NeedPage(try await useCases.need(code, of: event))
            }
        }
        router.post("/events/:event/needs/:code/offers/:offer/verdict") { request, context in
            let event = try await event(context)
            let need = context.parameters.get("code") ?? ""
            let offer = context.parameters.get("offer") ?? ""
            let form = try await fields(request)
            switch form["verdict"] {
            case "confirm": try await useCases.judgeMatch(need: need, offer: offer, rejection: nil, in: event)
            case "reject":
                guard let rejection = MatchVerdict.Rejection(rawValue: form["rejection"] ?? "") else {
                    throw Failure(.badRequest)
                }
                try await useCases.judgeMatch(need: need, offer: offer, rejection: rejection, in: event)
            case "withdraw": try await useCases.withdrawVerdict(need: need, offer: offer, in: event)
            default: throw Failure(.badRequest)
            }
            let page: Address = form["back"] == "offer" ? .offer(event.id, offer) : .need(event.id, need)
            return redirect(to: page, Flash(.good, "flash.judged"))
        }
        router.get("/events/:event/offers") { request, context in
            return try await page(request) {
                let event = try await event(context)
                return OffersPage(try await useCases.offers(of: event, ListQuery(request.query)))
            }
        }
        router.get("/events/:event/offers/:code") { request, context in
            let code = context.parameters.get("code") ?? ""
            return try await page(request) {
                let event = try await event(context)
                return OfferPage(try await useCases.offer(code, of: event))
            }
        }
        router.get("/events/:event/organisations") { request, context in
            return try await page(request) {
                let event = try await event(context)
                return OrganisationsPage(try await useCases.organisations(of: event, ListQuery(request.query)))
            }
        }
        router.get("/events/:event/organisations/:organisation") { request, context in
            guard let id = context.parameters.get("organisation").flatMap({ Identifier<Organisation>($0) }) else {
                throw Failure(.notFound)
            }
            return try await page(request) {
                let event = try await event(context)
                return OrganisationPage(try await useCases.organisation(id, of: event))
            }
        }
    }
}
