import Domain
import Hummingbird
import Pages
import UseCases

extension Site {
    func addProgrammePages(to routes: Routes) {
        routes.get("/programmes", .signedIn) { request, context in
            try await page(request, context) {
                ProgrammesPage(try await use(context).programmes(of: context.viewer))
            }
        }
        routes.get("/programmes/new", .somewhere(.startProgrammes)) { request, context in
            let themes = try await use(context).programmeThemes()
            return fresh(request, context, ProgrammeFormPage(nil, FormContents(FormDraft()), themes: themes))
        }
        routes.post("/programmes", .somewhere(.startProgrammes)) { request, context in
            let draft = FormDraft(form: try await fields(request))
            do {
                let id = try await use(context).createProgramme(draft, owner: context.viewer.account?.id)
                return redirect(to: .programme(id), Flash(.good, "flash.programme.created"))
            } catch FormRefusal.unsound(let faults) {
                let themes = try await use(context).programmeThemes()
                let page = ProgrammeFormPage(nil, FormContents(draft, faults: faults), themes: themes)
                return fresh(request, context, status: .unprocessableContent, page)
            }
        }
        routes.get("/programmes/:programme", .may(.seeEvent)) { request, context in
            let id = try programmeID(context)
            return try await page(request, context) {
                ProgrammePage(try await use(context).programme(id, for: context.viewer))
            }
        }
        routes.get("/programmes/:programme/edit", .may(.configure)) { request, context in
            let id = try programmeID(context)
            return try await page(request, context) {
                let found = try await use(context).programme(id)
                let themes = try await use(context).programmeThemes()
                return ProgrammeFormPage(found, FormContents(FormDraft(found)), themes: themes)
            }
        }
        routes.post("/programmes/:programme", .may(.configure)) { request, context in
            let id = try programmeID(context)
            let draft = FormDraft(form: try await fields(request))
            do {
                try await use(context).saveProgramme(id, draft)
                return redirect(to: .programme(id), Flash(.good, "flash.programme.saved"))
            } catch let refusal as FormRefusal {
                let found = try await use(context).programme(id)
                let themes = try await use(context).programmeThemes()
                return fresh(
                    request, context, status: refusal.status,
                    ProgrammeFormPage(found, refusal.contents(draft), themes: themes))
            }
        }
        addProgrammeCopies(to: routes)
        addPartnerBodies(to: routes)
        addEventForms(to: routes)
    }

    private func addProgrammeCopies(to routes: Routes) {
        routes.get("/programmes/:programme/copy", .may(.startProgrammes)) { request, context in
            let id = try programmeID(context)
            let source = try await use(context).copySource(id)
            var draft = FormDraft()
            for part in ProgrammePart.allCases { draft.values[part.field] = "1" }
            return fresh(request, context, CopyProgrammePage(source, FormContents(draft)))
        }
        routes.post("/programmes/:programme/copy", .may(.startProgrammes)) { request, context in
            let id = try programmeID(context)
            let draft = FormDraft(form: try await fields(request))
            do {
                guard draft["step"] == "copy" else {
                    let preview = try await use(context).copyPreview(id, draft)
                    let source = try await use(context).copySource(id)
                    return fresh(request, context, CopyProgrammePage(source, FormContents(draft), preview: preview))
                }
                let copy = try await use(context).copyProgramme(id, draft, owner: context.viewer.account?.id)
                return redirect(to: .programme(copy.programme.id), Flash(.good, "flash.programme.copied"))
            } catch let refusal as FormRefusal {
                let source = try await use(context).copySource(id)
                return fresh(
                    request, context, status: refusal.status, CopyProgrammePage(source, refusal.contents(draft)))
            }
        }
    }

    /// The programme of an address.
    func programmeID(_ context: SiteContext) throws -> Identifier<Programme> {
        guard let id = context.parameters.get("programme").flatMap({ Identifier<Programme>($0) }) else {
            throw Failure(.notFound)
        }
        return id
    }
}
