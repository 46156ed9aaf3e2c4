/// A picture that browsers show as a logo: what its bytes say it is, whatever its name says.
public struct LogoFile: Equatable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case png = "image/png"
        case jpeg = "image/jpeg"
        case webp = "image/webp"
    }

    public let kind: Kind
    /// In pixels.
    public let width: Int
    public let height: Int
    public let bytes: [UInt8]

    public static let mostBytes = 512 << 10
    /// Of either side.
    public static let mostPixels = 2_000

    /// - Throws: why the file is no logo; its bytes are never shown then.
    public init(_ bytes: [UInt8]) throws(LogoRefusal) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Self.mostBytes else { throw .tooLarge }
        let header: (kind: Kind, width: Int, height: Int)
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            guard let size = sizeOfPNG(bytes) else { throw .damaged }
            header = (.png, size.width, size.height)
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            guard let size = sizeOfJPEG(bytes) else { throw .damaged }
            header = (.jpeg, size.width, size.height)
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            guard let size = sizeOfWebP(bytes) else { throw .damaged }
            header = (.webp, size.width, size.height)
        } else {
            throw isVector(bytes) ? .vector : .unknownKind
        }
        guard (1...Self.mostPixels).contains(header.width), (1...Self.mostPixels).contains(header.height) else {
            throw .dimensions(width: header.width, height: header.height)
        }
        (kind, width, height) = header
        self.bytes = bytes
    }
}

/// Why a file is not taken as a logo.
public enum LogoRefusal: Error, Equatable, Sendable {
    case empty
    case tooLarge
    /// SVG: a document that may hold scripts and load other files.
    case vector
    case unknownKind
    /// Begins as a picture and ends before one does, or holds more behind it.
    case damaged
    case dimensions(width: Int, height: Int)
}

private func isVector(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4_096), as: UTF8.self).lowercased()
    return head.contains("<svg")
}

private func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    guard start >= 0, start + count <= bytes.count else { return nil }
    return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
}

private func numberFromLow(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    guard start >= 0, start + count <= bytes.count else { return nil }
    return bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
}

/// Of a file whose chunks are whole: IHDR first, IEND last and nothing after it (PNG, third edition, 5.3).
private func sizeOfPNG(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    var at = 8
    var size: (width: Int, height: Int)?
    while let length = number(bytes, at, 4), at + 12 + length <= bytes.count {
        let type = Array(bytes[at + 4..<at + 8])
        if size == nil {
            guard type == Array("IHDR".utf8), length == 13, let width = number(bytes, at + 8, 4),
                let height = number(bytes, at + 12, 4)
            else { return nil }
            size = (width, height)
        }
        at += 12 + length
        if type == Array("IEND".utf8) { return at == bytes.count ? size : nil }
    }
    return nil
}

/// Of the frame's header, in a file that ends with EOI (ITU-T T.81, annex B).
private func sizeOfJPEG(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.suffix(2) == [0xFF, 0xD9] else { return nil }
    var at = 2
    while at + 4 <= bytes.count, bytes[at] == 0xFF {
        let marker = bytes[at + 1]
        if marker == 0xFF {  // fill
            at += 1
            continue
        }
        // The scan: a frame has to come before it.
        guard marker != 0xDA, marker != 0xD9, let length = number(bytes, at + 2, 2), length >= 2 else { return nil }
        if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
            guard let height = number(bytes, at + 5, 2), let width = number(bytes, at + 7, 2) else { return nil }
            return (width, height)
        }
        at += 2 + length
    }
    return nil
}

/// Of the first chunk, in a file as long as its header says (RFC 9649).
private func sizeOfWebP(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard let length = numberFromLow(bytes, 4, 4), length + 8 == bytes.count, bytes.count >= 30 else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ":
        guard Array(bytes[23..<26]) == [0x9D, 0x01, 0x2A], let width = numberFromLow(bytes, 26, 2),
            let height = numberFromLow(bytes, 28, 2)
        else { return nil }
        return (width & 0x3FFF, height & 0x3FFF)
    case "VP8L":
        guard bytes[20] == 0x2F, let bits = numberFromLow(bytes, 21, 4) else { return nil }
        return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    case "VP8X":
        guard let width = numberFromLow(bytes, 24, 3), let height = numberFromLow(bytes, 27, 3) else { return nil }
        return (width + 1, height + 1)
    default: return nil
    }
}
