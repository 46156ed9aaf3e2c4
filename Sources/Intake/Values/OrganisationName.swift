import Foundation
import Text

/// How firm names are compared: what is left of a name without its legal form and without what marks a part of the
/// firm.
public struct OrganisationName: Equatable, Sendable {
    /// Folded, abbreviations of trades written out, without legal form, branch and punctuation, single spaces.
    public var key: String
    /// As written: "Công ty TNHH", "(주)".
    public var legalForm: String
    /// What marks a part of a firm, as written: "xưởng 2", "chi nhánh Hà Nội", "지점".
    public var branch: String?

    public init(_ written: String) {
        let (name, branch) = separatedBranch(nameTokens(written))
        var kept: [String] = []
        var forms: [String] = []
        var index = 0
        while index < name.count {
            if let length = legalFormLength(name, at: index) {
                forms.append(name[index..<(index + length)].map(\.raw).joined(separator: " "))
                index += length
            } else {
                if !name[index].isSymbol { kept.append(writtenOut[name[index].folded] ?? name[index].folded) }
                if name[index].raw == "&" { kept.append("va") }
                index += 1
            }
        }
        let all = name.filter { !$0.isSymbol }.map(\.folded)
        key = (kept.isEmpty ? all : kept).joined(separator: " ")
        legalForm =
            kept.isEmpty
            ? ""
            : forms.joined(separator: " ")
                .replacingOccurrences(of: "( ", with: "(").replacingOccurrences(of: " )", with: ")")
        self.branch = branch
    }
}

/// A word or a sign of a name.
struct NameToken: Equatable {
    var raw: String
    var folded: String
    var isSymbol: Bool
    var isAfterSpace = true
}

func nameTokens(_ written: String) -> [NameToken] {
    var tokens: [NameToken] = []
    var isAfterSpace = true
    var isAfterLoneLetter = false
    for character in String(written.prefix(longestValue)).precomposedStringWithCompatibilityMapping {
        let isWord = character.isLetter || character.isNumber
        if character.isWhitespace {
            isAfterSpace = true
            continue
        }
        if isWord, !isAfterSpace, let last = tokens.last, !last.isSymbol || isAfterLoneLetter {
            // "C.ty", "T.N.H.H": a point after a lone letter parts nothing.
            if last.isSymbol { tokens.removeLast() }
            tokens[tokens.count - 1].raw.append(character)
        } else {
            tokens.append(NameToken(raw: String(character), folded: "", isSymbol: !isWord, isAfterSpace: isAfterSpace))
        }
        isAfterSpace = false
        if character == ".", tokens.count > 1 {
            let before = tokens[tokens.count - 2]
            isAfterLoneLetter = before.raw.count == 1 || (isAfterLoneLetter && before.raw.count < 6)
        } else if !isWord {
            isAfterLoneLetter = false
        }
    }
    return tokens.map { token in
        var token = token
        token.folded = token.raw.folded
        return token
    }
}

/// The number of tokens of the legal form that begins at a token; `nil` where none does.
private func legalFormLength(_ name: [NameToken], at index: Int) -> Int? {
    let isAtEnd = { (end: Int) in name[end...].allSatisfy(\.isSymbol) }
    for form in legalForms {
        let end = index + form.words.count
        guard end <= name.count, zip(name[index..<end], form.words).allSatisfy({ $0.folded == $1 }) else { continue }
        switch form.place {
        case .anywhere: return form.words.count
        case .atEdges where index == 0 || isAtEnd(end): return form.words.count
        case .afterFirst where index > 0: return form.words.count
        case .atEnd where index > 0 && isAtEnd(end): return form.words.count
        default: continue
        }
    }
    return nil
}

private enum FormPlace { case anywhere, atEdges, afterFirst, atEnd }

/// Longest first, so that "cong ty tnhh mtv" is one form.
private let legalForms: [(words: [String], place: FormPlace)] = {
    var forms: [(String, FormPlace)] = []
    let members = [
        "", " mtv", " mot thanh vien", " 1 thanh vien", " 1tv", " mtv", " hai thanh vien", " hai thanh vien tro len",
        " 2 thanh vien",
    ]
    for company in ["cong ty ", "cty ", "ct ", "doanh nghiep "] {
        for liability in ["tnhh", "trach nhiem huu han"] {
            forms += members.map { (company + liability + $0, .anywhere) }
        }
        forms += ["cp", "co phan", "hop danh", "tu nhan", "tap doan"].map { (company + $0, .anywhere) }
    }
    forms += members.flatMap { [("tnhh" + $0, .anywhere), ("trach nhiem huu han" + $0, .anywhere)] }
    forms += ["cong ty", "cty", "ctcp", "dntn", "htx", "hop tac xa", "ho kinh doanh", "hkd", "co phan", "mtv"].map {
        ($0, .anywhere)
    }
    forms += ["cp"].map { ($0, .atEdges) }
    forms += [
        "co . , ltd", "co , ltd", "co . ltd", "co ltd", "company limited", "joint stock company", "jsc", "jsco", "inc",
        "incorporated", "corp", "corporation", "ltd", "llc", "gmbh", "mbh", "plc", "pte", "one member",
    ].map { ($0, .afterFirst) }
    forms += ["limited", "company", "co", "ag", "kg", "se", "sa"].map { ($0, .atEnd) }
    forms += ["( 주 )", "( 유 )", "( 재 )", "( 사 )", "주식회사", "유한회사", "유한책임회사", "농업회사법인", "영농조합법인"].map { ($0, .anywhere) }
    return forms.map { (words: $0.0.split(separator: " ").map(String.init), place: $0.1) }.sorted {
        $0.words.count > $1.words.count
    }
}()

/// Trades that firms shorten in their names.
private let writtenOut = [
    "xnk": "xuat nhap khau", "sx": "san xuat", "tm": "thuong mai", "dv": "dich vu", "xd": "xay dung",
    "kd": "kinh doanh",
    "tmdv": "thuong mai dich vu", "sxtm": "san xuat thuong mai", "tmsx": "thuong mai san xuat", "kt": "ky thuat",
    "tv": "tu van", "dt": "dau tu", "and": "va",
]
