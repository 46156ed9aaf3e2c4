import Domain
import HTTPTypes
import Hummingbird
import Pages
import UseCases

extension Site {
    func addSettingPages(to routes: Routes) {
        routes.get("/settings", .somewhere(.administer)) { request, context in
            fresh(request, context, SettingsPage(context.installation.settings, server: settingsServer))
        }
        for group in SettingGroup.allCases {
            routes.post("/settings/\(group.rawValue)", .somewhere(.administer)) { request, context in
                try await save(group, request, context)
            }
        }
        routes.post("/settings/logo", .somewhere(.administer), takesFile: true) { request, context in
            try await saveLogo(request, context)
        }
        routes.post("/settings/logo/removal", .somewhere(.administer)) { _, context in
            do { try await use(context).removeLogo() } catch UseCaseError.notFound {
                // Another owner was faster: it is gone, as was wished.
            }
            return redirect(to: .settings(nil), Flash(.good, "flash.settings.logoRemoved"))
        }
        routes.post("/settings/test-mail", .somewhere(.administer)) { _, context in
            guard let account = context.viewer.account else { throw Failure(.unauthorized) }
            guard sendsMail else { return redirect(to: .settings(nil), Flash(.warn, "flash.settings.noServer")) }
            try await use(context).sendTestMail(to: account)
            return redirect(to: .settings(nil), Flash(.good, "flash.settings.testMail", ["address": account.email]))
        }
        routes.get("/brand.css", .open) { request, context in
            let settings = context.installation.settings
            let styles = settings.colour.map { brandStyles($0) } ?? ""
            let version = String(settings.version(of: .branding))
            return kept(
                Array(styles.utf8), type: "text/css; charset=utf-8", tag: "\"\(version)\"",
                isNamed: request.query["v"] == version, request)
        }
        routes.get("/logo", .open) { request, _ in
            guard let logo = try await useCases.logo() else { throw Failure(.notFound) }
            return kept(
                logo.bytes, type: logo.type, tag: "\"\(logo.digest)\"", isNamed: request.query["v"] == logo.digest,
                request)
        }
    }

    private var settingsServer: SettingsServer {
        SettingsServer(start: mail.start, origins: origins.sorted(), mailServer: sendsMail ? mail.server : "")
    }

    private func save(_ group: SettingGroup, _ request: Request, _ context: SiteContext) async throws -> Response {
        let draft = FormDraft(form: try await fields(request))
        let contents: FormContents
        do {
            try await use(context).saveSettings(draft, of: group)
            return redirect(to: .settings(nil), Flash(.good, "flash.settings.saved"))
        } catch FormRefusal.unsound(let faults) {
            contents = FormContents(draft, faults: faults)
        } catch FormRefusal.stale(let saved) {
            contents = FormContents(draft, saved: saved)
        }
        // As it is now: a conflict has just shown that it is not what this request began with.
        let settings = try await useCases.installation().settings
        return fresh(
            request, context, status: contents.saved == nil ? .unprocessableContent : .conflict,
            SettingsPage(settings, server: settingsServer, open: (group, contents)))
    }

    private func saveLogo(_ request: Request, _ context: SiteContext) async throws -> Response {
        do {
            try await use(context).saveLogo(try await logoFile(request, context))
            return redirect(to: .settings(nil), Flash(.good, "flash.settings.logoSaved"))
        } catch let refusal as LogoRefusal {
            let settings = try await useCases.installation().settings
            return fresh(
                request, context, status: refusal == .tooLarge ? .contentTooLarge : .unprocessableContent,
                SettingsPage(settings, server: settingsServer, logoRefusal: refusal))
        }
    }

    /// The file of the form. What is far too large is not read to its end, and so is refused with its own page.
    private func logoFile(_ request: Request, _ context: SiteContext) async throws -> [UInt8] {
        // The fields around the file take little.
        let limit = LogoFile.mostBytes + (16 << 10)
        let isTooLong = (request.headers[.contentLength].flatMap { Int($0) } ?? 0) > limit
        if isTooLong { throw LogoRefusal.tooLarge }
        let boundary: String
        do { boundary = try Multipart.boundary(of: request.headers[.contentType] ?? "") } catch {
            throw Failure(.unsupportedMediaType)
        }
        var body: [UInt8] = []
        for try await chunk in request.body {
            body.append(contentsOf: chunk.readableBytesView)
            guard body.count <= limit else { throw LogoRefusal.tooLarge }
        }
        let parts: [Multipart.Part]
        do { parts = try Multipart.parts(of: body, boundary: boundary) } catch { throw Failure(.badRequest) }
        try context.check(
            token: parts.first { $0.name == "token" }.map { String(decoding: $0.content, as: UTF8.self) })
        guard let file = parts.first(where: { $0.name == "file" }) else { throw Failure(.badRequest) }
        return file.content
    }

    /// A file that browsers keep for a year under an address that names this version of it, and ask for again otherwise.
    private func kept(_ bytes: [UInt8], type: String, tag: String, isNamed: Bool, _ request: Request) -> Response {
        let headers: HTTPFields = [
            .contentType: type, .eTag: tag,
            .cacheControl: isNamed ? "public, max-age=31536000, immutable" : "public, no-cache",
        ]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
