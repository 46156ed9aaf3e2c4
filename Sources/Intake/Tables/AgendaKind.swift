import Domain
import Text

/// What an item of an agenda is, from its own words: a column of kinds, the title, the code.
func agendaKind(kind: String, title: String, code: String) -> AgendaItem.Kind {
    if let told = kindOf(kind.folded) { return told }
    let words = title.folded
    if isBreak(words) { return .break }
    let isSpeech = [
        "khai mac", "be mac", "tong ket", "gioi thieu", "huong dan", "opening", "closing", "introduction", "개회", "폐회",
        "안내", "briefing",
    ]
    .contains { words.hasPrefix($0) }
    if isSpeech { return .plenary }
    if isMeetings(words) { return .meetings }
    let key = code.folded
    if key.first == "b", key.count > 1, key.dropFirst().allSatisfy(\.isNumber) { return .meetings }
    if isBreak(key) { return .break }
    return .plenary
}

private func kindOf(_ words: String) -> AgendaItem.Kind? {
    guard !words.isEmpty else { return nil }
    if isBreak(words) { return .break }
    if isMeetings(words) || words == "meeting" || words == "meetings" || words == "ket noi" { return .meetings }
    if ["plenary", "toan the", "전체", "hoi truong"].contains(where: words.contains) { return .plenary }
    return nil
}

private func isMeetings(_ words: String) -> Bool {
    [
        "1:1", "1-1", "1 : 1", "1 - 1", "1대1", "일대일", "phien ket noi", "ket noi truc tiep", "giao thuong b2b", "b2b",
        "one-to-one", "one to one", "one-on-one", "상담회", "개별상담", "비즈니스 상담", "matchmaking", "business meetings",
        "business matching", "매칭 상담", "gap go song phuong",
    ].contains { words.contains($0) }
}

private func isBreak(_ words: String) -> Bool {
    [
        "giai lao", "nghi trua", "nghi giua", "an trua", "an toi", "an sang", "com trua", "tiec", "don tiep",
        "don dai bieu",
        "dang ky dai bieu", "tra - ca phe", "tra, ca phe", "break", "coffee", "lunch", "dinner", "registration",
        "welcome of delegates", "휴식", "점심", "오찬", "만찬", "중식", "석식", "커피", "등록", "check-in",
    ].contains { words.contains($0) }
}
