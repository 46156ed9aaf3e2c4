import Domain
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import Pages
import UseCases

extension Site {
    /// A page, from the cache where nothing changed since it was rendered.
    func page(
        _ request: Request, _ context: SiteContext, _ make: @escaping @Sendable () async throws -> some Page
    ) async throws -> Response {
        let reader = reader(request, context)
        guard reader.flash == nil else { return rendered(try await make(), reader) }
        // Cached under the address as it was asked for, whole; a very long one is not worth keeping.
        guard request.uri.string.utf8.count <= 1_000 else { return rendered(try await make(), reader) }
        let key = PageCache.Key(
            revision: context.installation.revision, minute: Int(reader.now.timeIntervalSince1970 / 60),
            language: reader.language.rawValue, address: request.uri.string,
            viewer: context.viewer.session ?? "")
        if let entry = cache[key] { return response(entry, request) }
        let entry = try await maker.entry(for: key) { [cache] in
            let body = Array(document(try await make(), reader).source.utf8)
            return cache.keep(body, tag(of: body), for: key)
        }
        return response(entry, request)
    }

    /// A page that is made anew each time.
    func fresh(
        _ request: Request, _ context: SiteContext, status: HTTPResponse.Status = .ok, _ page: some Page
    ) -> Response {
        rendered(page, reader(request, context), status: status)
    }

    /// What was to be said is said once, on the first page of any kind.
    private func rendered(_ page: some Page, _ reader: Reader, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: document(page, reader).source)))
        if reader.flash != nil {
            response.headers.append(.init(name: .setCookie, value: "flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"))
        }
        return response
    }

    private func response(_ entry: PageCache.Entry, _ request: Request) -> Response {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "private, no-cache", .eTag: entry.tag,
            .vary: "Accept-Language, Cookie, Accept-Encoding",
        ]
        if request.headers[.ifNoneMatch] == entry.tag { return Response(status: .notModified, headers: headers) }
        if let gzipped = entry.gzipped, request.acceptsGzip {
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: gzipped)))
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: entry.body)))
    }

    /// To another page, with something to say there.
    func redirect(to address: Address, _ flash: Flash? = nil) -> Response { redirect(to: address.path, flash) }

    /// - Parameter path: an own path with its query.
    func redirect(to path: String, _ flash: Flash? = nil) -> Response {
        var headers: HTTPFields = [.location: path, .cacheControl: "no-store"]
        if let flash {
            headers.append(
                .init(name: .setCookie, value: "flash=\(flash.cookie); Path=/; Max-Age=60; HttpOnly; SameSite=Lax"))
        }
        return Response(status: .seeOther, headers: headers)
    }

    /// A file to keep; never shown as a page.
    func download(_ bytes: [UInt8], type: String, name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                .contentDisposition:
                    "attachment; filename=\"\(name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })\"",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The fields of a small form.
    func fields(_ request: Request) async throws -> [String: String] {
        let type = request.headers[.contentType] ?? ""
        guard type.isEmpty || type.hasPrefix("application/x-www-form-urlencoded") else {
            throw Failure(.unsupportedMediaType)
        }
        let body: ByteBuffer
        do { body = try await request.body.collect(upTo: 256 << 10) } catch { throw Failure(.contentTooLarge) }
        return form(String(buffer: body))
    }
}

private func tag(of body: [UInt8]) -> String {
    let hash = body.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return "W/\"\(String(hash, radix: 36))\""
}

extension Request {
    var acceptsGzip: Bool { (headers[.acceptEncoding] ?? "").contains("gzip") }
}

extension Flash {
    /// As the value of a cookie: `good.flash.saved.name=…`, in Base64.
    var cookie: String {
        let pairs = [kind.rawValue, key] + values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        return Data(pairs.joined(separator: "\u{1F}").utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Only messages of the family `flash`: a cookie is input like any other.
    init?(cookie: String) {
        guard cookie.utf8.count < 2_000 else { return nil }
        var text = cookie.replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.count % 4) % 4)
        guard let data = Data(base64Encoded: text) else { return nil }
        let parts = String(decoding: data, as: UTF8.self).split(separator: "\u{1F}", omittingEmptySubsequences: false)
            .map(String.init)
        guard parts.count >= 2, parts.count.isMultiple(of: 2), let kind = Kind(rawValue: parts[0]),
            parts[1].hasPrefix("flash.")
        else { return nil }
        var values: [String: String] = [:]
        for index in stride(from: 2, to: parts.count, by: 2) { values[parts[index]] = parts[index + 1] }
        self.init(kind, parts[1], values)
    }
}
