import Foundation

/// A form with a file, as RFC 7578 describes it.
struct Multipart {
    struct Part: Equatable {
        var name: String
        var fileName: String?
        var content: [UInt8]
    }

    enum Problem: Error, Equatable { case noBoundary, malformed, tooManyParts }

    /// The boundary in a header such as `multipart/form-data; boundary=abc`.
    static func boundary(of contentType: String) throws(Problem) -> String {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { throw .noBoundary }
        for part in contentType.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard pair.count == 2, pair[0].lowercased() == "boundary" else { continue }
            let text = pair[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            guard (1...70).contains(text.utf8.count) else { throw .noBoundary }
            return text
        }
        throw .noBoundary
    }

    /// The parts of a body. A body that ends before its last boundary is malformed: a truncated upload is no upload.
    static func parts(of body: [UInt8], boundary: String, most: Int = 50) throws(Problem) -> [Part] {
        let mark = Array("--\(boundary)".utf8)
        guard var at = find(mark, in: body, from: 0) else { throw .malformed }
        var parts: [Part] = []
        while true {
            at += mark.count
            if body.dropFirst(at).starts(with: Array("--".utf8)) { return parts }
            guard body.dropFirst(at).starts(with: [13, 10]) else { throw .malformed }
            at += 2
            guard parts.count < most else { throw .tooManyParts }
            guard let next = find([13, 10] + mark, in: body, from: at),
                let headerEnd = find([13, 10, 13, 10], in: body, from: at), headerEnd <= next
            else { throw .malformed }
            let header = String(decoding: body[at..<headerEnd], as: UTF8.self)
            if let part = part(header, Array(body[min(headerEnd + 4, next)..<next])) { parts.append(part) }
            at = next + 2
        }
    }

    private static func part(_ header: String, _ content: [UInt8]) -> Part? {
        for line in header.replacing("\r\n", with: "\n").split(separator: "\n") {
            guard line.lowercased().hasPrefix("content-disposition:") else { continue }
            guard let name = parameter("name", in: String(line)) else { return nil }
            return Part(
                name: name, fileName: parameter("filename", in: String(line))?.precomposedStringWithCanonicalMapping,
                content: content)
        }
        return nil
    }

    /// A quoted parameter; browsers write a quote in it as `%22`.
    private static func parameter(_ name: String, in line: String) -> String? {
        guard let start = line.range(of: "; \(name)=\"") ?? line.range(of: ";\(name)=\"") else { return nil }
        let rest = line[start.upperBound...]
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        return String(rest[..<end]).replacing("%22", with: "\"")
    }

    private static func find(_ pattern: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, body.count >= pattern.count else { return nil }
        return body.withUnsafeBufferPointer { bytes in
            var at = start
            let last = bytes.count - pattern.count
            while at <= last {
                if bytes[at] == first {
                    var offset = 1
                    while offset < pattern.count, bytes[at + offset] == pattern[offset] { offset += 1 }
                    if offset == pattern.count { return at }
                }
                at += 1
            }
            return nil
        }
    }
}
