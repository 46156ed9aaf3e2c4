import Foundation
import Text

/// What a sum is for, read from the words around it: `month`, `vehicle-year`, `4 vehicles`.
struct MoneyBasis {
    let tokens: [MoneyToken]

    /// From what stands after a sum ("/xe/tháng", "cho cả hai", "per set") or before it ("대당", "월", "mỗi xe").
    /// `isMoney` tells whether another sum begins at a token.
    func per(after end: Int, before start: Int, isMoney: (Int) -> Bool) -> String? {
        var things: [String] = []
        var times: [String] = []
        func add(_ unit: String) {
            let isTime =
                periods.contains(unit)
                || unit.last == "s" && unit.contains(" ") && periods.contains { unit.contains($0) }
            if isTime { times.append(unit) } else { things.append(unit) }
        }
        before(start).forEach(add)
        var index = end
        if let both = bothOrAll(from: end) { return both }
        while index < tokens.count, let next = afterMarker(index), !segmentHoldsMoney(next, isMoney) {
            guard let (unit, stop) = unit(from: next) else { break }
            add(unit)
            index = stop
        }
        let all = things + times
        return all.isEmpty ? nil : all.joined(separator: "-")
    }

    private func before(_ start: Int) -> [String] {
        var units: [String] = []
        var index = start - 1
        while index >= 0, start - index <= 6 {
            let token = tokens[index]
            if token.folded.hasSuffix("당") {
                let stem = String(token.folded.dropLast())
                if stem.isEmpty, index > 0 {
                    units.insert(unitWords[tokens[index - 1].folded] ?? tokens[index - 1].raw, at: 0)
                    index -= 1
                } else {
                    units.insert(koreanUnit(stem) ?? stem, at: 0)
                }
                if index > 0, tokens[index - 1].kind == .number { index -= 1 }
            } else if let period = leadingPeriods[token.folded] {
                units.insert(period, at: 0)
            } else if index > 0, ["moi", "per", "each", "every", "hang"].contains(tokens[index - 1].folded),
                let unit = unitWords[token.folded]
            {
                units.insert(unit, at: 0)
                index -= 1
            } else if index > 0, tokens[index - 1].raw == "1", ["인", "대", "개", "명", "척", "건"].contains(token.folded),
                let unit = unitWords[token.folded]
            {
                units.insert(unit, at: 0)
                index -= 1
            } else {
                break
            }
            index -= 1
        }
        return units
    }

    private func bothOrAll(from end: Int) -> String? {
        let words = tokens[min(end, tokens.count)...].prefix(4).map(\.folded).joined(separator: " ")
        let both = ["cho ca hai", "cho ca 2", "ca hai", "ca 2", "for both", "both", "fur beide", "두 건", "2 건 합계"]
        return both.contains { words == $0 || words.hasPrefix($0 + " ") } ? "both needs" : nil
    }

    /// The token after "/", "cho", "per", "mỗi"; the next one itself where it is a word like "monthly".
    private func afterMarker(_ index: Int) -> Int? {
        let token = tokens[index]
        if token.raw == "/" { return index + 1 }
        if ["per", "mot", "moi", "hang", "je", "pro", "tren", "each"].contains(token.folded) {
            return index + 1 < tokens.count && unitWords[tokens[index + 1].folded] != nil ? index + 1 : nil
        }
        if ["cho", "for", "fur"].contains(token.folded), index + 1 < tokens.count, tokens[index + 1].kind == .number {
            return index + 1
        }
        return ["monthly", "yearly", "annually", "월", "년", "p.a"].contains(token.folded) ? index : nil
    }

    private func segmentHoldsMoney(_ start: Int, _ isMoney: (Int) -> Bool) -> Bool {
        var index = start
        while index < tokens.count, !["/", "(", ",", ";"].contains(tokens[index].raw) {
            if isMoney(index) { return true }
            index += 1
        }
        return false
    }

    /// A unit with an optional count, in the words from a token on; an unknown word stays as it is written.
    private func unit(from start: Int) -> (String, Int)? {
        guard start < tokens.count else { return nil }
        var index = start
        var count = 1
        if tokens[index].kind == .number {
            count = Int(tokens[index].raw) ?? 1
            index += 1
        }
        guard index < tokens.count, tokens[index].kind == .word else { return nil }
        let pair = index + 1 < tokens.count ? "\(tokens[index].folded) \(tokens[index + 1].folded)" : ""
        let power =
            index + 1 < tokens.count && !tokens[index + 1].isAfterSpace
            ? tokens[index].folded + tokens[index + 1].raw : ""
        let name: String
        if let known = unitWords[pair] ?? unitWords[power] {
            name = known
            index += 2
        } else {
            name = unitWords[tokens[index].folded] ?? koreanUnit(tokens[index].folded) ?? tokens[index].raw
            index += 1
        }
        while index < tokens.count, tokens[index].kind != .symbol { index += 1 }
        return (count > 1 ? "\(count) \(plural(name))" : name, index)
    }

    private func koreanUnit(_ word: String) -> String? {
        if let known = unitWords[word] { return known }
        if word.hasSuffix("기") || word.hasSuffix("기계") || word.hasSuffix("장비") { return "machine" }
        return nil
    }

    private func plural(_ unit: String) -> String {
        switch unit {
        case "person": "people"
        case "hectare": "hectares"
        case _ where unit.hasSuffix("s") || unit.hasSuffix("ch") || unit.hasSuffix("x"): unit + "es"
        default: unit + "s"
        }
    }
}

private let periods: Set<String> = ["hour", "day", "week", "month", "year", "quarter"]

/// What may stand before a Korean or English sum without a particle.
private let leadingPeriods = [
    "월": "month", "매월": "month", "월간": "month", "월정액": "month", "연": "year", "년": "year", "연간": "year",
    "매년": "year", "일": "day", "monthly": "month", "annual": "year", "annually": "year", "yearly": "year",
]

/// Folded words of the three languages, and the one word that stands for them.
let unitWords: [String: String] = {
    let table: [(String, [String])] = [
        ("hour", ["gio", "h", "hour", "시간", "stunde"]), ("day", ["ngay", "일", "tag", "day"]),
        ("week", ["tuan", "week", "주"]), ("month", ["thang", "month", "mo", "mth", "월", "개월", "monat", "monthly"]),
        ("quarter", ["quy", "quarter", "분기"]),
        ("year", ["nam", "year", "yr", "annum", "년", "연", "jahr", "annually", "yearly"]),
        ("session", ["buoi", "ca", "session", "회"]), ("trip", ["chuyen", "luot", "trip"]),
        ("vehicle", ["xe", "car", "truck", "vehicle", "차", "차량"]), ("set", ["bo", "set", "kit", "세트", "식", "satz"]),
        ("machine", ["may", "machine", "maschine", "기계", "장비"]),
        ("unit", ["cai", "chiec", "unit", "pcs", "pc", "piece", "ea", "대", "개", "stuck"]),
        ("device", ["thiet bi", "device"]), ("channel", ["kenh", "channel", "채널"]), ("camera", ["camera", "카메라"]),
        ("boat", ["tau", "thuyen", "boat", "ship", "vessel", "척", "선박"]), ("hectare", ["ha", "hecta", "hectare"]),
        ("person", ["nguoi", "person", "user", "인", "명", "nhan vien"]), ("household", ["ho", "household"]),
        ("kilogram", ["kg", "ky", "can"]), ("tonne", ["tan", "ton", "tonne", "톤"]), ("metre", ["m", "met", "미터"]),
        ("square metre", ["m2", "met vuong", "sqm"]), ("cubic metre", ["m3", "khoi", "met khoi"]),
        ("litre", ["lit", "litre", "liter", "리터"]), ("case", ["건", "case"]), ("lane", ["차로", "lan", "lane"]),
        ("pack", ["goi", "pack", "팩"]), ("box", ["hop", "thung", "box", "박스"]),
        ("line", ["day chuyen", "line", "라인"]), ("module", ["module", "mo dun", "모듈"]), ("pond", ["ao", "pond"]),
        ("tank", ["be", "bon", "tank"]), ("mould", ["khuon", "mould", "mold", "금형"]), ("pump", ["bom"]),
        ("container", ["cont", "container", "컨테이너"]), ("factory", ["nha may", "factory", "plant", "공장"]),
        ("workshop", ["xuong", "phan xuong"]), ("firm", ["cong ty", "dn", "doanh nghiep", "company", "기업", "업체"]),
        ("project", ["du an", "project", "프로젝트"]), ("phase", ["giai doan", "phase", "단계"]),
        ("student", ["hoc vien", "hoc sinh", "student"]), ("course", ["khoa", "lop", "course"]),
        ("product", ["san pham", "sp", "product", "제품"]), ("robot", ["robot", "로봇"]), ("site", ["diem", "site"]),
        ("station", ["tram", "station"]), ("cell", ["cell", "셀"]), ("sample", ["mau", "sample", "샘플"]),
        ("licence", ["licence", "license", "ban quyen", "라이선스"]), ("kW", ["kw"]), ("kWh", ["kwh"]), ("Wp", ["wp"]),
    ]
    var words: [String: String] = [:]
    for (unit, names) in table { for name in names { words[name] = unit } }
    for (unit, names) in table {
        for name in names where name.allSatisfy(\.isASCII) { words[name + "s"] = words[name + "s"] ?? unit }
    }
    return words
}()
