import Foundation
import Text

/// The forms in which the title of a column is compared with the synonyms, best first.
struct ColumnLabel {
    struct Form {
        var key: String
        /// How much a match of this form is worth: 1 for the whole title.
        var weight: Double
    }

    /// No title is longer; a longer text is a sentence.
    static let longest = 120

    var forms: [Form] = []

    init(_ title: String) {
        guard title.count <= ColumnLabel.longest else { return }
        add(title, 1)
        let (outside, inside) = ColumnLabel.brackets(in: title)
        add(outside, 0.95)
        for line in title.split(whereSeparator: \.isNewline) where line.count < title.count {
            add(String(line), 0.93)
            add(ColumnLabel.brackets(in: String(line)).outside, 0.92)
        }
        for part in outside.split(whereSeparator: { "/|;–—".contains($0) }) where part.count < title.count {
            add(String(part), 0.9)
        }
        for part in inside { add(part, 0.7) }
    }

    private mutating func add(_ text: String, _ weight: Double) {
        let key = ColumnLabel.key(text)
        guard !key.isEmpty, !forms.contains(where: { $0.key == key }) else { return }
        forms.append(Form(key: key, weight: weight))
    }

    /// Folded words with single spaces: `thứ_tự-ưu tiên*` and `ThuTuUuTien` alike give `thu tu uu tien`.
    static func key(_ text: String) -> String {
        var words = ""
        var last: Character = " "
        for character in text.nfc {
            if last.isLowercase, last.isASCII, character.isUppercase, character.isASCII { words.append(" ") }
            words.append(character)
            last = character
        }
        return String(words.folded.map { $0.isLetter || $0.isNumber || $0 == "#" ? $0 : " " }).squeezed
    }

    /// The text outside of round brackets, and each text inside.
    static func brackets(in text: String) -> (outside: String, inside: [String]) {
        var outside = ""
        var inside: [String] = []
        var depth = 0
        for character in text {
            switch character {
            case "(", "（", "[":
                depth += 1
                inside.append("")
            case ")", "）", "]": depth = max(0, depth - 1)
            default:
                if depth == 0 { outside.append(character) } else { inside[inside.count - 1].append(character) }
            }
        }
        return (outside, inside)
    }
}
