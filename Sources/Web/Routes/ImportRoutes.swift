import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Pages
import Spreadsheets
import UseCases

extension Site {
    func addImportPages(to routes: Routes) {
        routes.get("/events/:event/imports", .may(.importLists)) { request, context in
            let number = request.query["page"].flatMap { Int($0) } ?? 1
            return try await page(request, context) {
                let event = try await event(context)
                let subject = request.query["subject"].flatMap(Subject.init(rawValue:))
                return ImportsPage(try await use(context).imports(of: event, page: number), subject: subject)
            }
        }
        routes.get("/events/:event/imports/:import", .may(.importLists)) { request, context in
            let id = context.parameters.get("import") ?? ""
            return try await page(request, context) {
                let event = try await event(context)
                return ImportReportPage(try await use(context).importReport(id, of: event))
            }
        }
        routes.post("/events/:event/uploads", .may(.importLists), takesFile: true) { request, context in
            let event = try await event(context)
            let (subject, file) = try await upload(request, context)
            do {
                let id = try await use(context).stageUpload(
                    subject: subject, file: file.fileName ?? "", content: file.content, into: event)
                return redirect(to: .upload(event.id, id))
            } catch let error as SpreadsheetError {
                let list = try await use(context).imports(of: event)
                return fresh(
                    request, context, status: .unprocessableContent, ImportsPage(list, subject: subject, refusal: error)
                )
            }
        }
        routes.get("/events/:event/uploads/:upload", .may(.importLists)) { request, context in
            let event = try await event(context)
            let id = context.parameters.get("upload") ?? ""
            do {
                let (report, upload) = try await use(context).preview(upload: id, of: event)
                return fresh(request, context, UploadPage(event, upload, report: report))
            } catch let error where error is SpreadsheetError || error is IntakeError {
                let upload = try await use(context).upload(id, of: event)
                return fresh(request, context, UploadPage(event, upload, report: nil, refusal: error))
            }
        }
        routes.post("/events/:event/uploads/:upload", .may(.importLists)) { request, context in
            let event = try await event(context)
            let id = context.parameters.get("upload") ?? ""
            let fields = try await fields(request)
            if fields["discard"] != nil {
                try await use(context).discard(upload: id, of: event)
                return redirect(to: .imports(event.id), Flash(.good, "flash.discarded"))
            }
            let overrides = fields.filter { $0.key.hasPrefix("map.") }.sorted { $0.key < $1.key }
                .map { IntakeOptions.Override(column: String($0.key.dropFirst(4)), field: $0.value) }
            do {
                try await use(context).setMapping(upload: id, overrides: overrides, sheet: fields["sheet"], of: event)
                return redirect(to: .upload(event.id, id), Flash(.good, "flash.mapped"))
            } catch let error where error is SpreadsheetError || error is IntakeError {
                let upload = try await use(context).upload(id, of: event)
                return fresh(
                    request, context, status: .unprocessableContent,
                    UploadPage(event, upload, report: nil, refusal: error))
            }
        }
        routes.post("/events/:event/uploads/:upload/import", .may(.importLists)) { _, context in
            let event = try await event(context)
            let id = try await use(context).confirm(upload: context.parameters.get("upload") ?? "", of: event)
            return redirect(to: .importReport(event.id, id), Flash(.good, "flash.imported"))
        }
    }

    /// The subject and the file of an upload form. More than the limit is refused as it comes in.
    private func upload(_ request: Request, _ context: SiteContext) async throws -> (Subject, Multipart.Part) {
        // The fields around the file take little.
        let limit = UseCases.uploadLimit + (64 << 10)
        let megabytes = ["limit": String(UseCases.uploadLimit / 1_000_000)]
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Failure(.contentTooLarge, megabytes)
        }
        let boundary: String
        do { boundary = try Multipart.boundary(of: request.headers[.contentType] ?? "") } catch {
            throw Failure(.unsupportedMediaType)
        }
        var body: [UInt8] = []
        for try await chunk in request.body {
            body.append(contentsOf: chunk.readableBytesView)
            guard body.count <= limit else { throw Failure(.contentTooLarge, megabytes) }
        }
        let parts: [Multipart.Part]
        do { parts = try Multipart.parts(of: body, boundary: boundary) } catch { throw Failure(.badRequest) }
        try context.check(
            token: parts.first { $0.name == "token" }.map { String(decoding: $0.content, as: UTF8.self) })
        guard let file = parts.first(where: { $0.name == "file" }),
            let text = parts.first(where: { $0.name == "subject" }),
            let subject = Subject(rawValue: String(decoding: text.content, as: UTF8.self))
        else { throw Failure(.badRequest) }
        return (subject, file)
    }
}
