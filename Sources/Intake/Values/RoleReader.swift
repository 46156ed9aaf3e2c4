public import Domain
public import Spreadsheets

import Foundation
import Text

/// Reads a role: Cầu, Cung, 수요, 공급, buyer, speaker, press, … Somebody whose role is unknown is taken as a guest, who
/// has no meetings.
public func readRole(_ cell: Cell) -> Reading<Participation.Role> {
    let words = Phrases(cell.text)
    let found = roleWords.filter { words.has(anyOf: $0.words) }.map(\.role)
    if let role = found.first, !(found.contains(.demand) && found.contains(.supply)) { return Reading(role) }
    return Reading(.guest, ValueProblem(.roleUnknown))
}

private let roleWords: [(role: Participation.Role, words: [String])] = [
    (
        .organiser,
        [
            "organiser", "organizer", "ban to chuc", "btc", "don vi to chuc", "chu tri", "host", "veranstalter", "주최",
            "주관", "운영",
        ]
    ),
    (.signatory, ["signatory", "ky ket", "nguoi ky", "signing", "서명", "협약"]),
    (.speaker, ["speaker", "dien gia", "phat bieu", "tham luan", "redner", "연사", "발표"]),
    (.press, ["press", "media", "bao chi", "phong vien", "nha bao", "presse", "기자", "언론", "취재"]),
    (
        .staff,
        ["staff", "hau can", "ho tro", "tinh nguyen vien", "volunteer", "nhan vien", "ky thuat vien", "스태프", "진행요원"]
    ),
    (.demand, ["demand", "cau", "nhu cau", "buyer", "ben mua", "mua", "수요", "바이어", "구매", "nachfrage"]),
    (
        .supply,
        [
            "supply", "cung", "cung cap", "nguon cung", "seller", "supplier", "ben ban", "ban", "공급", "셀러", "판매",
            "angebot",
        ]
    ),
    (.guest, ["guest", "khach", "khach moi", "dai bieu", "visitor", "vip", "gast", "내빈", "초청", "참관"]),
]

/// Reads the kind of a place where people meet; a table where it is unknown.
public func readPlaceKind(_ cell: Cell) -> Reading<Place.Kind> {
    let words = Phrases(cell.text.replacingOccurrences(of: "_", with: " "))
    for (kind, names) in placeWords where words.has(anyOf: names) { return Reading(kind) }
    return Reading(.table, ValueProblem(.placeKindUnknown))
}

private let placeWords: [(Place.Kind, [String])] = [
    (.online, ["online", "truc tuyen", "zoom", "teams", "virtual", "온라인", "화상"]),
    (.hall, ["hoi truong", "hall", "sanh", "auditorium", "saal", "강당", "회의장", "홀", "대회의실"]),
    (.booth, ["gian hang", "gian trung bay", "gian", "booth", "stand", "부스", "전시"]),
    (.table, ["ban", "table", "tisch", "테이블", "상담석"]),
    (.room, ["phong", "room", "raum", "상담실", "회의실", "룸", "실"]),
]

/// Reads the answer to a meeting request; empty means that none came yet.
public func readAnswer(_ cell: Cell) -> Reading<MeetingRequest.Answer> {
    let words = Phrases(cell.text)
    if words.isEmpty { return Reading(.pending) }
    let waits = [
        "pending", "cho", "cho tra loi", "cho phan hoi", "chua", "waiting", "open", "offen", "대기", "보류", "미정", "미응답",
    ]
    if words.has(anyOf: waits) { return Reading(.pending) }
    let noes = [
        "declined", "decline", "rejected", "refused", "tu choi", "khong", "no", "huy", "cancelled", "abgelehnt", "거절",
        "반려", "거부", "취소", "불가", "미동의",
    ]
    if words.has(anyOf: noes) { return Reading(.declined) }
    let yeses = [
        "accepted", "accept", "dong y", "chap nhan", "nhan loi", "co", "yes", "ok", "x", "true", "confirmed",
        "xac nhan", "zugesagt", "angenommen", "수락", "승인", "동의", "확정",
    ]
    if words.has(anyOf: yeses) { return Reading(.accepted) }
    return Reading(.pending, ValueProblem(.answerUnclear))
}

/// Reads a country by code or name in Vietnamese, Korean, English or German into ISO 3166-1 alpha-2; empty if unknown.
public func readCountry(_ text: String) -> String {
    let short = String(text.prefix(longestValue))
    let words = Phrases(short).text.trimmingCharacters(in: .whitespaces)
    if let code = countryCodes[words] { return code }
    for part in short.split(whereSeparator: { ",;/()-–|".contains($0) }).reversed() {
        let name = Phrases(String(part)).text.trimmingCharacters(in: .whitespaces)
        if let code = countryCodes[name] { return code }
    }
    return ""
}

/// Folded names and codes. The names are those of Unicode's CLDR, with what people here write besides.
private let countryCodes: [String: String] = {
    var codes: [String: String] = [:]
    let regions = Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 && $0.allSatisfy(\.isLetter) }
    for language in ["vi", "ko", "en", "de"] {
        let locale = Locale(identifier: language)
        for region in regions {
            guard let name = locale.localizedString(forRegionCode: region) else { continue }
            codes[Phrases(name).text.trimmingCharacters(in: .whitespaces)] = region
        }
    }
    for region in regions { codes[region.lowercased()] = region }
    let others = [
        "VN": ["vietnam", "viet nam", "vnm", "베트남", "월남", "socialist republic of vietnam"],
        "KR": [
            "korea", "south korea", "republic of korea", "rok", "kor", "hq", "han quoc", "nam han", "한국", "대한민국",
            "korea republic of",
        ],
        "US": ["usa", "united states of america", "my", "hoa ky", "미국"], "GB": ["uk", "england", "anh", "영국"],
        "TW": ["taiwan", "dai loan", "대만"], "CN": ["china", "trung quoc", "중국"],
        "JP": ["japan", "nhat", "nhat ban", "일본"],
        "DE": ["germany", "duc", "독일"],
    ]
    for (code, names) in others { for name in names { codes[name] = code } }
    return codes
}()
