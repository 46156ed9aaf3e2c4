/// How a text is written for the tokenizer: each code point is replaced by none, one or several others (compatibility
/// forms and blanks of all kinds, as the model was trained), then runs of spaces become one.
///
/// Code points are looked at one by one, so a letter followed by a combining mark stays so: bring texts into NFC before.
struct Normalisation: Sendable {
    private let keys: [UInt32]
    /// Where the replacement of each key ends in `replacements`; it starts where that of the key before ends.
    private let ends: [UInt32]
    private let replacements: [Unicode.Scalar]

    /// The sign that stands for a space in pieces of text.
    static let space: Unicode.Scalar = "\u{2581}"

    /// - Parameter pairs: sorted by key.
    init(_ pairs: [(key: UInt32, replacement: [Unicode.Scalar])]) {
        keys = pairs.map(\.key)
        var ends: [UInt32] = []
        var all: [Unicode.Scalar] = []
        for pair in pairs {
            all += pair.replacement
            ends.append(UInt32(all.count))
        }
        (self.ends, replacements) = (ends, all)
    }

    init(_ reader: inout ModelReader) throws(EmbeddingError) {
        let count = try reader.next("normalised code points", in: 0...1_114_112)
        let table = try reader.skip(Int(try reader.next(UInt32.self)))
        var inner = ModelReader(UnsafeRawBufferPointer(rebasing: reader.bytes[table]))
        var pairs: [(key: UInt32, replacement: [Unicode.Scalar])] = []
        pairs.reserveCapacity(count)
        for _ in 0..<count {
            let key = try inner.next(UInt32.self)
            guard pairs.last.map({ $0.key < key }) ?? true else { throw .damaged("the normalisation is out of order") }
            var replacement: [Unicode.Scalar] = []
            for _ in 0..<(try inner.next(UInt8.self)) {
                guard let scalar = Unicode.Scalar(try inner.next(UInt32.self)) else {
                    throw .damaged("the normalisation gives a surrogate")
                }
                replacement.append(scalar)
            }
            pairs.append((key, replacement))
        }
        self.init(pairs)
    }

    /// The text as the tokenizer sees it, with a sign of space before it and for each run of spaces; at most so many
    /// code points.
    func prepared(_ text: String, limit: Int) -> String {
        var result = [Self.space]
        result.reserveCapacity(min(text.utf8.count, limit) + 1)
        for scalar in text.unicodeScalars {
            guard result.count < limit else { break }
            if let place = place(of: scalar.value) {
                let start = place == 0 ? 0 : Int(ends[place - 1])
                for index in start..<Int(ends[place]) { append(replacements[index], to: &result) }
            } else {
                append(scalar, to: &result)
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: result)
        return String(view)
    }

    // A sign of space that the text itself contains is replaced by a space before, so all signs here come from spaces.
    private func append(_ scalar: Unicode.Scalar, to result: inout [Unicode.Scalar]) {
        guard scalar == " " else { return result.append(scalar) }
        if result.last != Self.space { result.append(Self.space) }
    }

    private func place(of key: UInt32) -> Int? {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key ? low : nil
    }
}
