import Domain
import Foundation
import Text
import UseCases

/// Names of organisations for narrow cells: without legal form, Vietnamese ones by the proper name at their end. Where two
/// would read alike, both keep what tells them apart.
struct ShortNames: Sendable {
    private var names: [String: String] = [:]

    init(_ sides: [DaySchedule.Side], for reader: Language) {
        let full = Dictionary(
            sides.map { ($0.code, nameWithoutLegalForm($0.organisation.text(for: reader))) },
            uniquingKeysWith: { first, _ in first })
        var bearers: [String: Set<String>] = [:]
        for side in sides {
            let language = side.organisation[reader] == nil ? side.organisation.original : reader
            let name = full[side.code] ?? side.code
            names[side.code] = language == .vi ? properName(name) : name
            bearers[(names[side.code] ?? "").folded, default: []].insert(side.code)
        }
        for (code, name) in names where (bearers[name.folded]?.count ?? 0) > 1 { names[code] = full[code] }
    }

    func callAsFunction(_ side: DaySchedule.Side) -> String { names[side.code] ?? side.code }
}

/// "Công ty CP Mạ kẽm An Dương" as "Mạ kẽm An Dương", "(주)한서", "VisionTerra Inc." as "한서", "VisionTerra". The name as
/// it is where nothing would be left.
func nameWithoutLegalForm(_ name: String) -> String {
    var words = name.replacingOccurrences(of: "㈜", with: "(주)").replacingOccurrences(of: "(주)", with: " (주) ")
        .split(separator: " ").map(String.init)
    for form in formsInFront where words.starts(with: form, by: { $0.folded == $1 }) {
        words.removeFirst(form.count)
        break
    }
    for form in formsBehind where words.suffix(form.count).map({ $0.folded.filter(\.isLetterOrBracket) }) == form {
        words.removeLast(form.count)
        break
    }
    while let last = words.last, last.hasSuffix(",") { words[words.count - 1] = String(last.dropLast()) }
    words.removeAll(where: \.isEmpty)
    return words.isEmpty ? name : words.joined(separator: " ")
}

/// The run of words with capitals or digits at the end of a Vietnamese name, where it has two words or more:
/// "Kết cấu Thép Bạch Đằng Giang" as "Thép Bạch Đằng Giang".
func properName(_ name: String) -> String {
    let words = name.split(separator: " ")
    let run = words.reversed().prefix { $0.first?.isUppercase == true || $0.first?.isNumber == true }
    return run.count < 2 ? name : run.reversed().joined(separator: " ")
}

/// Folded words, the longest form first.
private let formsInFront: [[String]] = [
    ["cong", "ty", "trach", "nhiem", "huu", "han"], ["cong", "ty", "tnhh", "mot", "thanh", "vien"],
    ["cong", "ty", "tnhh", "mtv"], ["cty", "tnhh", "mtv"], ["cong", "ty", "co", "phan"], ["cong", "ty", "tnhh"],
    ["cong", "ty", "cp"], ["cty", "tnhh"], ["cty", "cp"], ["hop", "tac", "xa"], ["cong", "ty"], ["htx"], ["cty"],
    ["(주)"], ["주식회사"],
]

private let formsBehind: [[String]] = [
    ["co", "ltd"], ["coltd"], ["jsc"], ["inc"], ["corp"], ["corporation"], ["llc"], ["ltd"], ["(주)"], ["주식회사"],
]

extension Character {
    fileprivate var isLetterOrBracket: Bool { isLetter || self == "(" || self == ")" }
}

extension Array where Element == String {
    fileprivate func starts(with form: [String], by isSame: (String, String) -> Bool) -> Bool {
        count > form.count && zip(self, form).allSatisfy { isSame($0, $1) }
    }
}
