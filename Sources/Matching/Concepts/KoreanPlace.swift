/// Where in a Korean word a label may stand.
///
/// Korean joins words of mostly two syllables without a blank. A label of two syllables that begins at an odd place
/// mostly joins the end of one word to the beginning of the next: 부표 (buoy) in 내부표면 (inner surface), 방산 (arms) in
/// 지방산 (fatty acid). It counts at the beginning of the word, at an even place, directly behind another label
/// (초음파·세정), and behind one syllable that is put before words (폐·금속). Longer labels count everywhere; one of a single
/// syllable is a word of its own: 굴 (oyster) is not in 얼굴 (face).
enum KoreanPlace {
    private static let prefixes: Set<String> = Set(
        "폐 고 저 신 초 비 반 대 소 재 친 무 탈 다 극 냉 온 습 건 중 경 자 전 총 각".split(separator: " ").map(String.init))

    static func holds(_ range: Range<Int>, _ units: [ReadingUnits.Unit], behindFind: Bool) -> Bool {
        let first = units[range.lowerBound]
        guard first.isHangul else { return true }
        switch range.count {
        case 1: return first.beginsWord && first.endsWord
        case 2:
            if first.beginsWord || first.place.isMultiple(of: 2) || behindFind { return true }
            return first.place == 1 && prefixes.contains(units[range.lowerBound - 1].whole)
        default: return true
        }
    }
}
