import Domain
import Foundation
import Localisation
import Testing

/// Words that the product never says, from `language.md`: tone, machine-like wording, false friends.
private let never: [(Language, [String])] = [
    (
        .vi,
        [
            "bạn", "mình", "hãy", "thành công", "vui lòng", "đề nghị quý", "quý vị", "cuộc họp", "tư vấn", "nhập khẩu",
            "xuất khẩu", "ưu đãi", "hiện trường", "trận đấu", "không hợp lệ", "là bắt buộc", "không có dữ liệu",
            "hậu sự", "người phiên dịch", "thông dịch viên", "vnđ", "nhấp", "sẽ được", "ngàn", "tập tin", "xung đột",
            "chuyển đổi kỹ thuật số", "nam hàn", "sáp nhập", "từ xa", "ngoại tuyến", "người dùng", "yêu cầu công nghệ",
        ]
    ),
    (
        .ko,
        [
            "당신", "고객님", "귀하", "하십시오", "하세요", "성공적", "필수입니다", "알 수 없는 오류", "에 의해", "수출",
            "수입", "회의", "미팅", "팔로업", "클릭", "기업들", "을(를)", "이(가)", "은(는)", "와(과)", "(으)로",
            "사용 불가능", "다운로드", "이벤트", "체크인", "인간 번역", "바이어", "호치민", "잠김", "오류가 발생",
        ]
    ),
    (
        .en,
        [
            "successfully", "kindly", "please", "the user", "mandatory", "invalid", "an error", "offline", "click",
            "oops", "sorry", "translator", "consultation", "no data", "pending for", "shortly", "unavailable",
            "matching degree", "organization", "program ", "is required", "and/or",
        ]
    ),
]

@Test(arguments: never.map(\.0))
func `words that the product never says are absent`(language: Language) throws {
    for word in never.first(where: { $0.0 == language })?.1 ?? [] {
        // Whole words in Vietnamese, where "ban" and "bạn" are words apart and compounds are written in two.
        let found = try CatalogueFiles.messages(language) { text in
            let lower = text.lowercased()
            guard language == .vi else { return lower.contains(word) }
            return " \(lower.map { $0.isLetter ? String($0) : " " }.joined()) ".contains(" \(word) ")
        }
        #expect(found == [], "\(language): \(word)")
    }
}

@Test(arguments: [Language.vi, .ko, .en])
func `there is no exclamation mark, no emoji and no word in capitals`(language: Language) throws {
    let codes: Set = [
        "USD", "VND", "KRW", "VN", "KR", "CSV", "UTF", "PDF", "XML", "JSON", "TRL", "KB", "MB", "GMT",
    ]
    let found = try CatalogueFiles.messages(language) { text in
        let words = text.split { !$0.isLetter && $0 != "_" }  // CAUNOI_DATA is no word
        return text.contains { "!！…".contains($0) }
            || text.unicodeScalars.contains { $0.properties.isEmojiPresentation }
            || words.contains { $0.count > 1 && $0.allSatisfy(\.isUppercase) && !codes.contains(String($0)) }
    }
    #expect(found == [])
}

@Test(arguments: [Language.vi, .ko, .en])
func `no space stands before a colon, a question mark or a percent sign`(language: Language) throws {
    #expect(try CatalogueFiles.messages(language) { $0.contains(#/ [:;?%]/#) } == [])
}

@Test func `no Korean particle follows a value`() throws {
    let particle = #/\}['"”’]?(을|를|이|가|은|는|와|과|로|으로|의|에|에서|에게|이라|라)([\s.,)]|$)/#
    #expect(try CatalogueFiles.messages(.ko) { $0.contains(particle) } == [])
}

@Test func `Korean sentences end in the formal style`() throws {
    let casual = #/(해요|이에요|예요|어요|아요|했음|한다|[^주]세요)[.\s]/#
    #expect(try CatalogueFiles.messages(.ko) { $0.contains(casual) } == [])
    let unfinished = #/(습니다|주세요)([^.:({]|$)/#
    #expect(try CatalogueFiles.messages(.ko) { $0.contains(unfinished) } == [])
}

@Test func `Vietnamese counts without a plural word and says who acted`() throws {
    #expect(try CatalogueFiles.messages(.vi) { $0.contains(#/(các|những) \{/#) } == [])
    #expect(try CatalogueFiles.messages(.vi) { $0.contains(#/bị .* bởi/#) } == [])
    #expect(try CatalogueFiles.messages(.vi) { $0.contains("thứ {") || $0.contains("Ông {") } == [])
}

@Test func `English needs no article, genitive or agreement for a value`() throws {
    #expect(try CatalogueFiles.messages(.en) { $0.contains(#/\b[Aa]n? \{/#) || $0.contains("}'s") } == [])
    #expect(try CatalogueFiles.messages(.en) { $0.contains(#/\} (has|have|is|are) /#) } == [])
}

@Test(arguments: [Language.vi, .ko, .en])
func `every plural in English is a plural in all languages`(language: Language) throws {
    let other = try CatalogueFiles.messages(language)
    for (key, text) in try CatalogueFiles.messages(.en) where text.contains("plural") {
        #expect(other[key]?.contains("plural") == true, "\(language) \(key)")
    }
}

@Test func `every problem and every reason has both its sentences`() {
    let keys = Localiser.keys(of: .en)
    let reasons = keys.filter { $0.hasPrefix("problem.") && $0.hasSuffix(".reason") }
    #expect(reasons.count == 47)
    #expect(reasons.allSatisfy { keys.contains($0.replacingOccurrences(of: ".reason", with: ".remedy")) })
}

@Test(arguments: [Language.vi, .ko, .en])
func `codes of the domain have names`(language: Language) {
    let codes =
        AttendanceMode.allCases.map { "mode." + $0.rawValue }
        + Participation.Role.allCases.map { "role." + $0.rawValue }
        + Participation.Sharing.allCases.map { "sharing." + $0.rawValue }
        + Place.Kind.allCases.map { "place.kind." + $0.rawValue }
        + AgendaItem.Kind.allCases.map { "agenda.kind." + $0.rawValue }
        + MeetingRequest.Answer.allCases.map { "answer." + $0.rawValue }
        + Language.allCases.map { "language." + $0.rawValue }
    #expect(codes.filter { !Localiser.keys(of: language).contains($0) } == [])
}
