public import Domain

/// The language for one run of the program: the option first, then `CAUNOI_LANGUAGE`, then what the system says in
/// `LC_ALL`, `LC_MESSAGES` or `LANG` (the first that is set), then the first language of the list in `LANGUAGE` that we
/// speak. English where nothing is said, for `C` and `POSIX`, and for languages that have no catalogue.
public func chooseLanguage(option: String?, environment: [String: String]) -> Language {
    for wish in [option, environment["CAUNOI_LANGUAGE"]] {
        if let wish, !wish.isEmpty { return language(named: wish) ?? .en }
    }
    let system = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    if ["C", "POSIX"].contains(system.prefix { $0 != "." }) { return .en }
    if let spoken = language(named: system) { return spoken }
    let list = environment["LANGUAGE", default: ""].split(separator: ":")
    return list.lazy.compactMap { language(named: String($0)) }.first ?? .en
}

/// Reads `vi`, `VI`, `ko_KR`, `vi_VN.UTF-8`, `en-GB`, `ko_KR@hangul`; `nil` for a language without a catalogue.
private func language(named name: String) -> Language? {
    let code = name.prefix { !"_-.@".contains($0) }.lowercased()
    return Language(rawValue: code).flatMap { Localiser.languages.contains($0) ? $0 : nil }
}
