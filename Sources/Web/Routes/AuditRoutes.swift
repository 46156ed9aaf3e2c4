import Domain
import Hummingbird
import Pages
import UseCases

extension Site {
    func addAuditPages(to routes: Routes) {
        // Made anew each time: what is only recorded does not raise the revision that pages are cached by.
        routes.get("/audit", .somewhere(.seeAudit)) { request, context in
            let page = try await use(context).audit(AuditQuery(request.query))
            return fresh(request, context, AuditListPage(page))
        }
        routes.post("/audit/verification", .somewhere(.seeAudit)) { _, context in
            let result = try await use(context).verifyAudit()
            return redirect(to: .audit, result.flash)
        }
    }
}
