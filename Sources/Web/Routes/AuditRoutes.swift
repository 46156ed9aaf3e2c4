import Domain
import Hummingbird
import Pages
import UseCases

extension Site {
    func addAuditPages(to router: Router<SiteContext>) {
        // Made anew each time: what is only recorded does not raise the revision that pages are cached by.
        router.get("/audit") { request, _ in
            let page = try await useCases.audit(AuditQuery(request.query))
            return fresh(request, AuditListPage(page))
        }
        router.post("/audit/verification") { _, _ in
            let result = try await useCases.verifyAudit()
            return redirect(to: .audit, result.flash)
        }
    }
}
