public import Domain
public import Spreadsheets

import Foundation
import Text

/// Reads the languages that somebody speaks, in the order written, each once: "Tiếng Việt, tiếng Anh", "ko-vi",
/// "한국어/영어". Remarks in brackets are passed over. Words for other languages are said as `languageUnknown`.
public func readLanguages(_ cell: Cell) -> Reading<[Language]> {
    let folded = String(cell.text.prefix(longestValue)).folded
    let outside = folded.replacing(/\([^)]*\)?/, with: " ")
    let text = Phrases(outside).isEmpty ? folded : outside
    var reading = Reading<[Language]>([])
    for part in text.split(whereSeparator: { ",;/&+-|·、\n".contains($0) }) {
        let words = Phrases(String(part))
        if words.isEmpty || words.isOne(of: ["khong", "none", "없음", "n a"]) { continue }
        let found = languages(in: words)
        for language in found where !reading.value.contains(language) { reading.value.append(language) }
        if found.isEmpty {
            let word = part.trimmingCharacters(in: .whitespaces)
            reading.problems.append(ValueProblem(.languageUnknown, details: ["language": word]))
        }
    }
    return reading
}

private func languages(in words: Phrases) -> [Language] {
    var found: [(place: String.Index, language: Language)] = []
    for (language, names) in languageWords {
        let places = names.compactMap { name in
            words.text.range(of: name.unicodeScalars.contains(where: isHangul) ? name : " \(name) ")?.lowerBound
        }
        if let place = places.min() { found.append((place, language)) }
    }
    return found.sorted { $0.place < $1.place }.map(\.language)
}

private let languageWords: [(Language, [String])] = [
    (.vi, ["vi", "vn", "vie", "viet", "vietnam", "vietnamese", "vietnamesisch", "베트남", "월남어"]),
    (.ko, ["ko", "kr", "kor", "han", "hq", "korea", "korean", "koreanisch", "한국", "국문", "한글"]),
    (.en, ["en", "eng", "anh", "english", "englisch", "영어", "영문"]),
    (.de, ["de", "ger", "duc", "german", "deutsch", "독일", "독어"]),
]

/// Reads how somebody attends, and the number of people where it stands there: "tham du truc tiep 2 nguoi".
public func readMode(_ cell: Cell) -> Reading<(mode: AttendanceMode?, people: Int?)> {
    let words = Phrases(cell.text)
    let people = numberOfPeople(in: pieces(of: cell.text))
    var reading = Reading<(mode: AttendanceMode?, people: Int?)>((mode: nil, people: people))
    if words.isEmpty { return reading }
    let isRemote = words.has(anyOf: [
        "online", "on line", "truc tuyen", "tu xa", "zoom", "remote", "virtual", "webex", "teams", "video", "온라인", "화상",
        "비대면", "원격", "줌",
    ])
    let withoutRemote = Phrases(words.text.replacingOccurrences(of: "비대면", with: " "))
    let isOnSite = withoutRemote.has(anyOf: [
        "truc tiep", "tai cho", "onsite", "on site", "offline", "in person", "inperson", "face to face", "vor ort",
        "prasenz",
        "현장", "대면", "방문", "오프라인",
    ])
    let isBoth = words.has(anyOf: ["ca hai", "ca 2", "hybrid", "both", "ket hop", "either", "병행", "하이브리드", "둘 다", "모두"])
    reading.value.mode = isBoth || (isRemote && isOnSite) ? .both : isRemote ? .remote : isOnSite ? .onSite : nil
    if reading.value.mode == nil { reading.problems = [ValueProblem(.modeUnknown)] }
    return reading
}

private func numberOfPeople(in parts: [Piece]) -> Int? {
    let people = ["nguoi", "ng", "dai", "people", "persons", "person", "pax", "명", "인", "personen"]
    for (number, word) in zip(parts, parts.dropFirst()) where number.kind == .digits && number.raw.count <= 3 {
        if people.contains(where: { word.folded == $0 || ($0 == "명" && word.folded.hasPrefix($0)) }) {
            return Int(number.raw)
        }
    }
    return nil
}

/// Reads whether a firm agreed to share its data. A lower-case `x` is a tick; a capital `X` is a tick in Viet Nam and
/// a no in Korea, so it settles nothing, and what is not settled counts as unknown.
public func readSharing(_ cell: Cell) -> Reading<Participation.Sharing> {
    let text = cell.text.squeezed
    let unclear = ValueProblem(.sharingUnclear)
    if text.isEmpty || ["-", "–", "—", "?", "☐", "□"].contains(text) { return Reading(.unknown) }
    if text == "X" { return Reading(.unknown, unclear) }
    if ["x", "✓", "✔", "✔️", "☑", "☑️", "✅", "√", "○", "◯", "〇", "ㅇ", "●", "1", "+"].contains(text) {
        return Reading(.agreed)
    }
    if ["✗", "✘", "❌", "×", "☒", "0"].contains(text) { return Reading(.refused) }
    let words = Phrases(text)
    let noes = [
        "khong", "ko", "k", "no", "n", "not", "false", "refused", "disagree", "declined", "tu choi", "nein", "미동의",
        "비동의",
        "부동의", "동의하지", "동의 안", "거부", "아니오", "아니요", "불가",
    ]
    let isNo = words.has(anyOf: noes)
    let rest = noes.filter { $0.unicodeScalars.contains(where: isHangul) }.reduce(words.text) {
        $0.replacingOccurrences(of: $1, with: " ")
    }
    let yeses = ["co", "yes", "y", "o", "v", "ok", "true", "dong y", "agree", "agreed", "ja", "동의", "예", "네", "가능"]
    let refusal = Phrases(
        rest.replacingOccurrences(of: " khong dong y ", with: " ").replacingOccurrences(of: " not agree", with: " "))
    let isYes = refusal.has(anyOf: yeses)
    let isDoubtful = words.has(anyOf: ["chua", "tuy", "neu", "if", "nhung", "but", "조건부", "검토"])
    if isNo == isYes || isDoubtful { return Reading(.unknown, unclear) }
    return Reading(isNo ? .refused : .agreed)
}
