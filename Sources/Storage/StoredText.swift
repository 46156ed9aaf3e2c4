import Domain

extension LocalisedText {
    /// Reads the form in which a text is written here, `{"original":"vi","versions":{"vi":{"byMachine":false,"text":"…"}}}`,
    /// some ten times as fast as a decoder of any JSON: a schedule has thousands of them. `nil` for any other form, such
    /// as one with escapes, which the decoder then reads.
    init?(stored json: String) {
        var json = json
        let read = json.withUTF8 { bytes -> LocalisedText? in
            var scan = Scan(bytes)
            guard scan.skip("{\"original\":\""), let original = scan.upToQuote().flatMap(Language.init(rawValue:)),
                scan.skip(",\"versions\":{")
            else { return nil }
            var text: LocalisedText?
            var others: [(Language, Version)] = []
            repeat {
                guard scan.skip("\""), let language = scan.upToQuote().flatMap(Language.init(rawValue:)),
                    scan.skip(":{\"byMachine\":")
                else { return nil }
                let byMachine = scan.skip("true")
                guard byMachine || scan.skip("false"), scan.skip(",\"text\":\""), let words = scan.upToQuote(),
                    scan.skip("}")
                else { return nil }
                let version = Version(text: words, byMachine: byMachine)
                if language == original {
                    text = LocalisedText(words, in: language)
                    text?[language] = version
                } else {
                    others.append((language, version))
                }
            } while scan.skip(",")
            guard scan.skip("}}"), scan.isAtEnd else { return nil }
            for (language, version) in others { text?[language] = version }
            return text
        }
        guard let read else { return nil }
        self = read
    }
}

private struct Scan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    /// Goes beyond these characters if they stand here.
    mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count - index >= count else { return false }
        for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
        index += count
        return true
    }

    /// The characters before the next quote, and goes beyond that; `nil` where one of them is escaped.
    mutating func upToQuote() -> String? {
        var end = index
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            guard bytes[end] != UInt8(ascii: "\\") else { return nil }
            end += 1
        }
        guard end < bytes.count else { return nil }
        defer { index = end + 1 }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[index..<end]), as: UTF8.self)
    }
}
