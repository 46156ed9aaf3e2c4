import Foundation
import Text

/// A province or city by its usual name, and the country where the name tells it.
struct Locality: Equatable {
    var name: String
    var country: String
}

/// The province or city that a column of places, or else the end of an address, names. A name that is not known is
/// kept as written when it stands in a column of its own.
func locality(named text: String, address: String) -> Locality {
    if !text.isEmpty { return known(text) ?? Locality(name: text, country: "") }
    return known(address) ?? Locality(name: "", country: "")
}

private func known(_ text: String) -> Locality? {
    guard !text.isEmpty else { return nil }
    if text.unicodeScalars.contains(where: isHangul) {
        let words = text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == "(" }).map(String.init)
        for word in words {
            if let name = Localities.korean[word] { return Locality(name: name, country: "KR") }
        }
        return nil
    }
    let parts =
        text.split(whereSeparator: { ",;\n–|".contains($0) || $0 == "(" || $0 == ")" })
        + text.components(separatedBy: " - ").dropFirst().map { $0[...] }
    for part in parts.reversed() {
        var words = ColumnLabel.key(String(part)).split(separator: " ").map(String.init)
        while let last = words.last, ["vietnam", "vn"].contains(last) { words.removeLast() }
        if words.suffix(2) == ["viet", "nam"] { words.removeLast(2) }
        guard !words.isEmpty else { continue }
        for prefix in [["thanh", "pho"], ["tp"], ["tinh"], ["t", "p"], ["city"]] where words.starts(with: prefix) {
            words.removeFirst(min(prefix.count, words.count - 1))
        }
        if words.count > 1, ["city", "province"].contains(words.last) { words.removeLast() }
        if let name = Localities.vietnamese[words.joined(separator: " ")] { return Locality(name: name, country: "") }
    }
    return nil
}

private enum Localities {
    /// Key of a name or an abbreviation → the name.
    static let vietnamese: [String: String] = {
        var names: [String: String] = [:]
        for (name, others) in file["vi"] ?? [:] {
            for other in [name] + others { names[ColumnLabel.key(other)] = name }
        }
        return names
    }()

    static let korean: [String: String] = {
        var names: [String: String] = [:]
        for (name, others) in file["ko"] ?? [:] {
            for other in [name] + others { names[other] = name }
        }
        return names
    }()

    private static let file: [String: [String: [String]]] =
        (try? JSONDecoder().decode([String: [String: [String]]].self, from: Data(PackageResources.localities_json)))
        ?? [:]
}
