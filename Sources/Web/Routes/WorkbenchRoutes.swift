import Domain
import Exports
import Foundation
import Hummingbird
import Localisation
import Pages
import Spreadsheets
import UseCases

extension Site {
    func addWorkbenchPages(to routes: Routes) {
        routes.get("/events/:event/workbench", .may(.seeWork)) { request, context in
            return try await page(request, context) {
                let event = try await event(context)
                return WorkbenchPage(try await use(context).workbench(of: event))
            }
        }
        routes.get("/events/:event/workbench/unmet-demand", .may(.seeWork)) { request, context in
            return try await page(request, context) {
                let event = try await event(context)
                return UnmetDemandPage(try await use(context).unmetDemand(of: event))
            }
        }
        routes.get("/events/:event/workbench/unmet-demand.xlsx", .may(.seeWork)) { request, context in
            let event = try await event(context)
            let report = try await use(context).unmetDemand(of: event)
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
