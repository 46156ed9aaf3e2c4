public import Spreadsheets

import Foundation
import Text

/// Reads an e-mail address: lower case, without `mailto:`, a name beside it or brackets around it; of several the first
/// valid one. What is no address gives the empty text and `emailInvalid`, with a `suggestion` where the slip is plain.
public func readEmail(_ cell: Cell) -> Reading<String> {
    let written = String(cell.text.prefix(longestValue)).nfc.squeezed.lowercased()
    if written.isEmpty || ["-", "–", "—"].contains(written) { return Reading("") }
    let parts = written.split { ",;<>()[]/|\"' ".contains($0) }.map { withoutScheme(String($0)) }
    if let address = parts.first(where: isEmailAddress) { return Reading(address) }
    let suggestion = suggestedEmail(for: withoutScheme(written))
    return Reading("", ValueProblem(.emailInvalid, details: suggestion.map { ["suggestion": $0] } ?? [:]))
}

private func withoutScheme(_ text: String) -> String { text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text }

/// Whether a text has the form of an address as mail servers take them: one `@`, dot-separated names on both sides.
func isEmailAddress(_ text: String) -> Bool {
    let sides = text.split(separator: "@", omittingEmptySubsequences: false)
    guard sides.count == 2, text.utf8.count <= 254, sides[0].utf8.count <= 64 else { return false }
    let local = sides[0].split(separator: ".", omittingEmptySubsequences: false)
    let labels = sides[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy({ $0.isASCII && $0.isLetter }),
        last != "con"
    else { return false }
    return local.allSatisfy { !$0.isEmpty && $0.allSatisfy { isPlain($0) || "_%+'!#$&*=~-".contains($0) } }
        && labels.allSatisfy {
            !$0.isEmpty && $0.first != "-" && $0.last != "-" && $0.allSatisfy { isPlain($0) || $0 == "-" }
        }
}

private func isPlain(_ character: Character) -> Bool { character.isASCII && (character.isLetter || character.isNumber) }

/// The address that was probably meant: "at" for `@`, a comma for a point, a sign twice, a space inside, no last point.
private func suggestedEmail(for written: String) -> String? {
    var text = written.folded
    text = text.replacing(/\s*[\(\[]\s*at\s*[\)\]]\s*|\s+at\s+|\s+a cong\s+/, with: "@")
    text = text.replacing(/\s*[\(\[]\s*dot\s*[\)\]]\s*|\s+dot\s+|\s+cham\s+/, with: ".")
    text = text.replacing(/[,;:‚،、。·]/, with: ".").filter { !$0.isWhitespace }
    text = text.replacing(/@+/, with: "@").replacing(/\.{2,}/, with: ".").replacing(/\.?@\.?/, with: "@")
    text = text.trimmingCharacters(in: CharacterSet(charactersIn: ".<>()[]\"'-"))
    var sides = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard sides.count >= 2 else { return nil }
    if sides.count > 2 { sides = [sides[0], sides.dropFirst().joined(separator: ".")] }
    if sides[1].hasSuffix(".con") { sides[1] = sides[1].dropLast() + "m" }
    if !sides[1].contains(".") {
        let ending = ["com", "org", "net", "vn", "kr"].first { sides[1].hasSuffix($0) && sides[1].count > $0.count + 1 }
        if let ending { sides[1] = sides[1].dropLast(ending.count) + "." + ending }
    }
    let guess = sides.joined(separator: "@")
    return isEmailAddress(guess) ? guess : nil
}
