import Domain
import Foundation
import Hummingbird
import Matching
import Pages
import UseCases

extension Site {
    func addConceptPages(to routes: Routes) {
        routes.get("/concepts", .somewhere(.teach)) { request, context in
            return try await page(request, context) {
                ConceptsPage(try await use(context).concepts(ConceptQuery(request.query), in: request.language))
            }
        }
        routes.get("/concepts.json", .somewhere(.teach)) { _, context in
            let file = try await use(context).exportConcepts()
            return download(Array(file.content), type: "application/json; charset=utf-8", name: file.name)
        }
        routes.get("/concepts/new", .somewhere(.teach)) { request, context in
            let themes = try await use(context).conceptThemes()
            return fresh(request, context, ConceptFormPage(nil, ConceptDraft(), themes: themes))
        }
        routes.post("/concepts", .somewhere(.teach)) { request, context in
            let draft = ConceptDraft(form: try await fields(request))
            do {
                let id = try await use(context).addConcept(draft)
                return redirect(to: .concept(id), Flash(.good, "flash.concept.added"))
            } catch ConceptRefusal.unsound(let faults) {
                let page = ConceptFormPage(nil, draft, themes: try await use(context).conceptThemes(), faults: faults)
                return fresh(request, context, status: .unprocessableContent, page)
            }
        }
        routes.get("/concepts/:id", .somewhere(.teach)) { request, context in
            let id = context.parameters.get("id") ?? ""
            return try await page(request, context) { ConceptPage(try await use(context).concept(id)) }
        }
        routes.get("/concepts/:id/edit", .somewhere(.teach)) { request, context in
            let id = context.parameters.get("id") ?? ""
            return try await page(request, context) {
                let detail = try await use(context).conceptForm(id)
                let draft = try await use(context).conceptDraft(detail, in: request.language)
                return ConceptFormPage(detail, draft, themes: detail.themes)
            }
        }
        routes.post("/concepts/:id", .somewhere(.teach)) { request, context in
            let id = context.parameters.get("id") ?? ""
            return try await save(id, ConceptDraft(form: try await fields(request)), request, context)
        }
        addConceptChanges(to: routes)
    }

    private func addConceptChanges(to routes: Routes) {
        routes.post("/concepts/:id/retirement", .somewhere(.teach)) { request, context in
            return try await change(context, request, "flash.concept.retired") { id, version in
                try await use(context).retireConcept(id, version: version)
            }
        }
        routes.post("/concepts/:id/restoration", .somewhere(.teach)) { request, context in
            return try await change(context, request, "flash.concept.restored") { id, version in
                try await use(context).restoreConcept(id, version: version)
            }
        }
        routes.post("/concepts/:id/reversion", .somewhere(.teach)) { request, context in
            return try await change(context, request, "flash.concept.reverted") { id, version in
                try await use(context).revertConcept(id, version: version)
            }
        }
    }

    private func save(
        _ id: String, _ draft: ConceptDraft, _ request: Request, _ context: SiteContext
    ) async throws -> Response {
        do {
            try await use(context).saveConcept(id, draft)
            return redirect(to: .concept(id), Flash(.good, "flash.concept.saved"))
        } catch ConceptRefusal.unsound(let faults) {
            let detail = try await use(context).conceptForm(id)
            let page = ConceptFormPage(detail, draft, themes: detail.themes, faults: faults)
            return fresh(request, context, status: .unprocessableContent, page)
        } catch ConceptRefusal.stale(let detail) {
            let saved = try await use(context).conceptDraft(detail, in: request.language)
            return fresh(
                request, context, status: .conflict, ConceptFormPage(detail, draft, themes: detail.themes, saved: saved)
            )
        }
    }

    private func change(
        _ context: SiteContext, _ request: Request, _ done: String,
        _ change: (_ id: String, _ version: Int) async throws -> Void
    ) async throws -> Response {
        let id = context.parameters.get("id") ?? ""
        guard let version = try await fields(request)["version"].flatMap({ Int($0) }) else {
            throw Failure(.badRequest)
        }
        do {
            try await change(id, version)
            return redirect(to: .concept(id), Flash(.good, done))
        } catch ConceptRefusal.stale {
            return fresh(
                request, context, status: .conflict, ConceptPage(try await use(context).concept(id), isStale: true))
        } catch ConceptRefusal.unsound(let faults) {
            let page = ConceptPage(try await use(context).concept(id), refusal: faults)
            return fresh(request, context, status: .unprocessableContent, page)
        }
    }
}
