import Domain
import Hummingbird
import Pages
import UseCases

extension Site {
    func addProfilePages(to routes: Routes) {
        routes.get("/events/:event/needs", .may(.seeProfiles)) { request, context in
            return try await page(request, context) {
                let event = try await event(context)
                return NeedsPage(try await use(context).needs(of: event, ListQuery(request.query)))
            }
        }
        routes.get("/events/:event/needs/:code", .may(.seeProfiles)) { request, context in
            let code = context.parameters.get("code") ?? ""
            return try await page(request, context) {
                let event = try await event(context)
                return NeedPage(try await use(context).need(code, of: event))
            }
        }
        routes.post("/events/:event/needs/:code/offers/:offer/verdict", .may(.judge)) { request, context in
            let event = try await event(context)
            let need = context.parameters.get("code") ?? ""
            let offer = context.parameters.get("offer") ?? ""
            let form = try await fields(request)
            switch form["verdict"] {
            case "confirm": try await use(context).judgeMatch(need: need, offer: offer, rejection: nil, in: event)
            case "reject":
                guard let rejection = MatchVerdict.Rejection(rawValue: form["rejection"] ?? "") else {
                    throw Failure(.badRequest)
                }
                try await use(context).judgeMatch(need: need, offer: offer, rejection: rejection, in: event)
            case "withdraw": try await use(context).withdrawVerdict(need: need, offer: offer, in: event)
            default: throw Failure(.badRequest)
            }
            let page: Address = form["back"] == "offer" ? .offer(event.id, offer) : .need(event.id, need)
            return redirect(to: page, Flash(.good, "flash.judged"))
        }
        routes.get("/events/:event/offers", .may(.seeProfiles)) { request, context in
            return try await page(request, context) {
                let event = try await event(context)
                return OffersPage(try await use(context).offers(of: event, ListQuery(request.query)))
            }
        }
        routes.get("/events/:event/offers/:code", .may(.seeProfiles)) { request, context in
            let code = context.parameters.get("code") ?? ""
            return try await page(request, context) {
                let event = try await event(context)
                return OfferPage(try await use(context).offer(code, of: event))
            }
        }
        routes.get("/events/:event/organisations", .may(.seeProfiles)) { request, context in
            return try await page(request, context) {
                let event = try await event(context)
                return OrganisationsPage(try await use(context).organisations(of: event, ListQuery(request.query)))
            }
        }
        routes.get("/events/:event/organisations/:organisation", .may(.seeProfiles)) { request, context in
            guard let id = context.parameters.get("organisation").flatMap({ Identifier<Organisation>($0) }) else {
                throw Failure(.notFound)
            }
            return try await page(request, context) {
                let event = try await event(context)
                return OrganisationPage(try await use(context).organisation(id, of: event))
            }
        }
    }
}
