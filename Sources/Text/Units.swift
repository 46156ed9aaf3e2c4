/// Units of measure as Vietnamese, Korean, English and German engineers write them, each with one sign for all.
enum Units {
    /// Folded spelling → sign. A spelling of several words is found word by word.
    static let signs: [String: String] = {
        var table: [String: String] = [:]
        for sign in [
            "mm", "cm", "m", "km", "m2", "m3", "ha", "kg", "g", "mg", "kw", "kwh", "kwp", "mw", "mwp", "mwh", "w", "wp",
            "kva", "v", "kv", "hz", "khz", "mhz", "ghz", "l", "ml", "bar", "mpa", "kpa", "pa", "ppm", "ppb", "rpm",
            "db",
            "teu", "dwt", "kcal", "gb", "tb", "mb", "s", "h", "t", "um", "nm", "inch", "psi", "lux", "lm", "ah", "mah",
        ] { table[sign] = sign }
        let spellings = [
            "t": "tan tấn ton tons tonne tonnes 톤", "s": "giay sec second seconds 초",
            "min": "phut min minute minutes 분",
            "h": "gio hour hours std 시간", "d": "ngay day days tag tage 일", "month": "thang month months 월 개월",
            "year": "nam year years jahr jahre 년", "l": "lit liter litre liters litres 리터", "%": "% 퍼센트",
            "°c": "°c ℃ 도", "kg": "kg 킬로그램", "m": "met meter metre 미터", "um": "μm 마이크로미터 micron",
            "person": "nguoi people persons 명", "piece": "cai chiec pcs 개", "set": "bo sets 대 set",
        ]
        for (sign, words) in spellings { for word in words.split(separator: " ") { table[String(word)] = sign } }
        return table
    }()

    /// Standards whose number belongs to their name: ISO 9001, QCVN 40.
    static let standards: Set<String> = [
        "iso", "iec", "tcvn", "qcvn", "ks", "jis", "astm", "en", "din", "api", "aws", "ansi", "ieee", "imo",
    ]
}
