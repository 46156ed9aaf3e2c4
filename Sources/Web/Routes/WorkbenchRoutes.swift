import Domain
import Exports
import Foundation
import Hummingbird
import Localisation
import Pages
import Spreadsheets
import UseCases

extension Site {
    func addWorkbenchPages(to router: Router<SiteContext>) {
        router.get("/events/:event/workbench") { request, context in
            return try await page(request) {
                let event = try await event(context)
                return WorkbenchPage(try await useCases.workbench(of: event))
            }
        }
        router.get("/events/:event/workbench/unmet-demand") { request, context in
            return try await page(request) {
                let event = try await event(context)
                return UnmetDemandPage(try await useCases.unmetDemand(of: event))
            }
        }
        router.get("/events/:event/workbench/unmet-demand.xlsx") { request, context in
            let event = try await event(context)
            let report = try await useCases.unmetDemand(of: event)
            let path = FileManager.default.temporaryDirectory.path + "/caunoi-\(UUID().uuidString).xlsx"
            defer { try? FileManager.default.removeItem(atPath: path) }
            try writeXLSX(report.tables(Localiser(request.language)), to: path)
            return download(
                Array(try Data(contentsOf: URL(filePath: path))),
                type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                name: "unmet-demand-\(event.date).xlsx")
        }
    }
}
