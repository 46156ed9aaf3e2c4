import Domain
import Foundation
import Hummingbird
import Matching
import Pages
import UseCases

extension Site {
    func addConceptPages(to router: Router<SiteContext>) {
        router.get("/concepts") { request, _ in
            return try await page(request) {
                ConceptsPage(try await useCases.concepts(ConceptQuery(request.query), in: request.language))
            }
        }
        router.get("/concepts.json") { _, _ in
            let file = try await useCases.exportConcepts()
            return download(Array(file.content), type: "application/json; charset=utf-8", name: file.name)
        }
        router.get("/concepts/new") { request, _ in
            return try await page(request) {
                ConceptFormPage(nil, ConceptDraft(), themes: try await useCases.conceptThemes())
            }
        }
        router.post("/concepts") { request, _ in
            let draft = ConceptDraft(form: try await fields(request))
            do {
                let id = try await useCases.addConcept(draft)
                return redirect(to: .concept(id), Flash(.good, "flash.concept.added"))
            } catch ConceptRefusal.unsound(let faults) {
                let page = ConceptFormPage(nil, draft, themes: try await useCases.conceptThemes(), faults: faults)
                return fresh(request, status: .unprocessableContent, page)
            }
        }
        router.get("/concepts/:id") { request, context in
            let id = context.parameters.get("id") ?? ""
            return try await page(request) { ConceptPage(try await useCases.concept(id)) }
        }
        router.get("/concepts/:id/edit") { request, context in
            let id = context.parameters.get("id") ?? ""
            return try await page(request) {
                let detail = try await useCases.conceptForm(id)
                let draft = try await useCases.conceptDraft(detail, in: request.language)
                return ConceptFormPage(detail, draft, themes: detail.themes)
            }
        }
        router.post("/concepts/:id") { request, context in
            let id = context.parameters.get("id") ?? ""
            return try await save(id, ConceptDraft(form: try await fields(request)), request)
        }
        addConceptChanges(to: router)
    }

    private func addConceptChanges(to router: Router<SiteContext>) {
        router.post("/concepts/:id/retirement") { request, context in
            return try await change(context, request, "flash.concept.retired") { id, version in
                try await useCases.retireConcept(id, version: version)
            }
        }
        router.post("/concepts/:id/restoration") { request, context in
            return try await change(context, request, "flash.concept.restored") { id, version in
                try await useCases.restoreConcept(id, version: version)
            }
        }
        router.post("/concepts/:id/reversion") { request, context in
            return try await change(context, request, "flash.concept.reverted") { id, version in
                try await useCases.revertConcept(id, version: version)
            }
        }
    }

    private func save(_ id: String, _ draft: ConceptDraft, _ request: Request) async throws -> Response {
        do {
            try await useCases.saveConcept(id, draft)
            return redirect(to: .concept(id), Flash(.good, "flash.concept.saved"))
        } catch ConceptRefusal.unsound(let faults) {
            let detail = try await useCases.conceptForm(id)
            let page = ConceptFormPage(detail, draft, themes: detail.themes, faults: faults)
            return fresh(request, status: .unprocessableContent, page)
        } catch ConceptRefusal.stale(let detail) {
            let saved = try await useCases.conceptDraft(detail, in: request.language)
            return fresh(
                request, status: .conflict, ConceptFormPage(detail, draft, themes: detail.themes, saved: saved))
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
            return fresh(request, status: .conflict, ConceptPage(try await useCases.concept(id), isStale: true))
        } catch ConceptRefusal.unsound(let faults) {
            let page = ConceptPage(try await useCases.concept(id), refusal: faults)
            return fresh(request, status: .unprocessableContent, page)
        }
    }
}
