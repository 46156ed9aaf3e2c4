import Foundation
import Text

/// Takes what marks a part of a firm out of a name: a bracket or an end like "- chi nhánh Hà Nội", "(xưởng 2)",
/// "Plant 2", "하이퐁공장", or a beginning like "Chi nhánh Hà Nội Công ty …".
///
/// "Nhà máy" or "xưởng" inside a name belong to the name; only with a number at the end, behind a dash or comma, or in
/// brackets do they mark a part.
func separatedBranch(_ name: [NameToken]) -> (name: [NameToken], branch: String?) {
    bracketedBranch(name) ?? leadingBranch(name) ?? trailingBranch(name) ?? (name, nil)
}

private let branchPhrases = [
    "chi nhanh", "cn", "xuong", "phan xuong", "nha may", "co so", "vpdd", "van phong dai dien", "van phong", "branch",
    "plant", "factory", "works", "representative office", "rep office", "niederlassung", "werk", "kho", "cua hang",
].map { $0.split(separator: " ").map(String.init) }

private let koreanBranches = ["지점", "지사", "공장", "지부", "사업장", "사무소", "대표처"]

private func beginsBranch(_ tokens: ArraySlice<NameToken>) -> Bool {
    branchPhrases.contains { phrase in tokens.prefix(phrase.count).map(\.folded) == phrase }
}

private func isKoreanBranch(_ token: NameToken) -> Bool { koreanBranches.contains { token.folded.hasSuffix($0) } }

private func bracketedBranch(_ name: [NameToken]) -> (name: [NameToken], branch: String?)? {
    for open in name.indices where name[open].raw == "(" && open > 0 {
        let close = name[open...].firstIndex { $0.raw == ")" } ?? name.count
        let inside = name[(open + 1)..<close]
        let holds = inside.indices.contains { beginsBranch(inside[$0...]) } || inside.contains(where: isKoreanBranch)
        guard holds else { continue }
        return (Array(name[..<open]) + Array(name[min(close + 1, name.count)...]), joined(inside))
    }
    return nil
}

/// "Chi nhánh Hà Nội - Công ty CP …", "VPĐD Công ty …".
private func leadingBranch(_ name: [NameToken]) -> (name: [NameToken], branch: String?)? {
    guard beginsBranch(name[...]) else { return nil }
    let firms = ["cong", "cty", "ctcp", "htx"]
    guard let firm = name.firstIndex(where: { firms.contains($0.folded) }), firm > 0 else { return nil }
    let rest = name[firm...]
    guard let at = rest.lastIndex(where: { $0.folded == "tai" }), at > firm + 2 else {
        return (Array(rest), joined(name[..<firm]))
    }
    return (Array(rest[..<at]), joined(name[..<firm]) + " " + joined(rest[at...]))
}

private func trailingBranch(_ name: [NameToken]) -> (name: [NameToken], branch: String?)? {
    for start in name.indices.dropFirst(2) where beginsBranch(name[start...]) {
        let isParted = ["-", "–", "—", ",", "/", "|"].contains(name[start - 1].folded)
        let word = name[start].folded + (start + 1 < name.count ? " " + name[start + 1].folded : "")
        let isNumbered =
            name.last.map { Int($0.folded) != nil || ["i", "ii", "iii", "iv"].contains($0.folded) } ?? false
        let length = name.count - start
        let isBranchByName =
            word.hasPrefix("chi nhanh") || ["vpdd", "branch"].contains(name[start].folded)
            || word == "van phong dai dien"
        guard isParted || (isNumbered && length <= 3 && name[start].folded != "cn") || isBranchByName else { continue }
        var kept = Array(name[..<start])
        if isParted { kept.removeLast() }
        return (kept, joined(name[start...]))
    }
    if name.count > 2, let last = name.last, ["branch", "factory", "plant"].contains(last.folded) {
        return (Array(name.dropLast()), last.raw)
    }
    if name.count > 1, let last = name.last, isKoreanBranch(last), last.isAfterSpace {
        return (Array(name.dropLast()), last.raw)
    }
    return nil
}

private func joined(_ tokens: ArraySlice<NameToken>) -> String {
    tokens.filter { !$0.isSymbol }.map(\.raw).joined(separator: " ")
}
