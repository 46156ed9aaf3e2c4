import Domain
import Exports
import Foundation
import Hummingbird
import Localisation
import Pages
import Spreadsheets
import UseCases

extension Site {
    func addSchedulePages(to routes: Routes) {
        routes.get("/events/:event/schedule", .may(.seeSchedule)) { request, context in
            return try await page(request, context) {
                let event = try await event(context)
                return SchedulePage(try await day(of: event, context), event: event)
            }
        }
        routes.get("/events/:event/schedule/:grouping", .may(.seeSchedule)) { request, context in
            guard let grouping = context.parameters.get("grouping").flatMap(ScheduleGrouping.init(rawValue:)) else {
                throw Failure(.notFound)
            }
            return try await page(request, context) {
                let event = try await event(context)
                return ScheduleListPage(
                    try await day(of: event, context), event: event, grouping: grouping, query: request.query)
            }
        }
        routes.get("/events/:event/unplaced", .may(.seeSchedule)) { request, context in
            return try await page(request, context) {
                let event = try await event(context)
                return UnplacedPage(try await day(of: event, context), event: event, query: request.query)
            }
        }
        routes.get("/events/:event/agendas/:code", .may(.seeEvent)) { request, context in
            let code = context.parameters.get("code") ?? ""
            return try await page(request, context) {
                let event = try await event(context)
                return AgendaPage(
                    try await use(context).agenda(
                        of: code, in: event, published: !context.access.may(.seeSchedule)))
            }
        }
        routes.get("/events/:event/agendas/:code/calendar.ics", .may(.seeEvent)) { request, context in
            let event = try await event(context)
            let code = context.parameters.get("code") ?? ""
            // Refuses a code that is out of the reader's reach.
            let agenda = try await use(context).agenda(of: code, in: event)
            guard agenda.plan != nil else { throw Failure(.notFound) }
            let day = try await useCases.schedule(of: event, published: !context.access.may(.seeSchedule))
            let text = day.calendar(of: code, Localiser(request.language))
            return download(Array(text.utf8), type: "text/calendar; charset=utf-8", name: "\(code).ics")
        }
        for (format, type) in [
            ("ics", "text/calendar; charset=utf-8"), ("csv", "text/csv; charset=utf-8"), ("json", "application/json"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ] {
            routes.get("/events/:event/schedule.\(format)", .may(.takeFiles)) { request, context in
                let day = try await planned(try await event(context), context)
                let bytes = try file(of: day, format, Localiser(request.language))
                // Calendars are fetched by programs, each hour anew.
                if format != "ics", request.method == .get {
                    try await use(context).record(
                        "exportSchedule", about: "schedule.\(format)", in: day.event.id,
                        details: ["format": format, "meetings": "\(day.lines.count)"])
                }
                return download(bytes, type: type, name: "schedule-\(day.event.date).\(format)")
            }
        }
    }

    /// The plan, or `nil` where there is none yet.
    private func day(of event: Event, _ context: SiteContext) async throws -> DaySchedule? {
        do { return try await use(context).schedule(of: event) } catch UseCaseError.noPlan { return nil }
    }

    /// The plan for a file; without one there is no such file.
    private func planned(_ event: Event, _ context: SiteContext) async throws -> DaySchedule {
        guard let day = try await day(of: event, context) else { throw Failure(.notFound) }
        return day
    }

    private func file(of day: DaySchedule, _ format: String, _ say: Localiser) throws -> [UInt8] {
        switch format {
        case "ics": return Array(day.calendar(of: nil, say).utf8)
        case "csv": return csv(day.table(say))
        case "json": return try ScheduleDocument(day, say).file()
        default:
            let path = FileManager.default.temporaryDirectory.path + "/caunoi-\(UUID().uuidString).xlsx"
            defer { try? FileManager.default.removeItem(atPath: path) }
            try writeXLSX(day.tables(say), to: path)
            return Array(try Data(contentsOf: URL(filePath: path)))
        }
    }
}
