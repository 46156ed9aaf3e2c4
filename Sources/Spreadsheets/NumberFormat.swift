import Foundation

/// What a cell's number format makes of a number.
enum NumberFormat: Equatable, Sendable {
    case number
    /// A date or a time of day.
    case date
    /// Hours, minutes or seconds that count beyond a day, such as `[h]:mm`.
    case elapsed

    /// A format without a pattern of its own. Source: ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are dates in the
    /// East Asian editions.
    init(builtIn id: Int) {
        switch id {
        case 14...22, 27...36, 45, 47, 50...58: self = .date
        case 46: self = .elapsed
        default: self = .number
        }
    }

    /// Reads a pattern such as `yyyy"년" m"월"` or `[$-42A]d/m/yyyy;@`. Only the first section counts, the one for
    /// positive numbers.
    init(pattern: String) {
        let letters = NumberFormat.letters(of: pattern)
        if letters.isElapsed {
            self = .elapsed
            return
        }
        let code = letters.code.lowercased().replacingOccurrences(of: "general", with: "")
            .replacingOccurrences(of: "am/pm", with: "h").replacingOccurrences(of: "a/p", with: "h")
        let withoutFractions = NumberFormat.droppingFractionsOfSeconds(code)
        let isNumeric = withoutFractions.contains { $0 == "0" || $0 == "#" || $0 == "?" }
        let isDate = code.contains { "ymdhs".contains($0) } || code.contains("aaa")
        self = isDate && !isNumeric ? .date : .number
    }

    /// The first section without quoted text, escaped characters, fillers and brackets.
    private static func letters(of pattern: String) -> (code: String, isElapsed: Bool) {
        var code = ""
        var rest = Substring(pattern)
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*":
                rest = rest.dropFirst()
            case "[":
                let bracket = rest.prefix { $0 != "]" }.lowercased()
                rest = rest.drop { $0 != "]" }.dropFirst()
                if let first = bracket.first, "hms".contains(first), bracket.allSatisfy({ $0 == first }) {
                    return (code, true)
                }
            case ";":
                return (code, false)
            default:
                code.append(character)
            }
        }
        return (code, false)
    }

    /// `mm:ss.00` without `.00`, which is no digit of a number.
    private static func droppingFractionsOfSeconds(_ code: String) -> String {
        var result = ""
        var rest = Substring(code)
        while let character = rest.popFirst() {
            result.append(character)
            if character == "s", rest.first == "." || rest.first == "," {
                rest = rest.dropFirst().drop { $0 == "0" }
            }
        }
        return result
    }
}
