public import Domain
import Foundation

// Between what is typed about programmes and their records.

extension Programme {
    /// The countries that a programme and its partner bodies can be of.
    public static let countries = ["VN", "KR", "JP", "TW", "DE"]
    /// In which languages names are typed.
    public static let languages: [Language] = [.vi, .ko, .en]

    /// Takes over what was typed.
    /// - Parameter themes: those that can be chosen.
    /// - Throws: `FormRefusal.unsound`.
    mutating func take(_ draft: FormDraft, themes known: [String]) throws {
        var checks = FieldChecks()
        let country = draft.line("hostCountry")
        if !Programme.countries.contains(country) { checks.add(FieldFault("hostCountry", "choice")) }
        if let typed = draft.name(after: version == 0 ? nil : name, of: country, &checks) { name = typed }
        description = draft.localised("description", after: description, of: country, lines: true, 4_000, &checks)
        takeDates(draft, &checks)
        website = draft.website(&checks)
        let chosen = draft.values.keys.filter { $0.hasPrefix("theme.") && !draft[$0].isEmpty }
            .map { String($0.dropFirst("theme.".count)) }
        for theme in chosen.sorted() where !known.contains(theme) && !themes.contains(theme) {
            checks.add(FieldFault("theme.\(theme)", "choice"))
        }
        themes = known.filter(chosen.contains) + themes.filter { chosen.contains($0) && !known.contains($0) }
        try checks.done()
        hostCountry = country
    }

    mutating func takeDates(_ draft: FormDraft, _ checks: inout FieldChecks) {
        startsOn = draft.date("startsOn", &checks)
        endsOn = draft.date("endsOn", &checks)
        if let startsOn, let endsOn, endsOn < startsOn { checks.add(FieldFault("endsOn", "beforeStart")) }
    }
}

extension PartnerBody {
    /// - Throws: `FormRefusal.unsound`.
    mutating func take(_ draft: FormDraft) throws {
        var checks = FieldChecks()
        country = draft.line("country")
        if !Programme.countries.contains(country) { checks.add(FieldFault("country", "choice")) }
        if let typed = draft.name(after: version == 0 ? nil : name, of: country, &checks) { name = typed }
        if let typed = Role(rawValue: draft.line("role")) {
            role = typed
        } else {
            checks.add(FieldFault("role", "choice"))
        }
        website = draft.website(&checks)
        position = checks.number(draft.line("position"), "position", in: 1...999) ?? 1
        try checks.done()
    }
}

extension FormDraft {
    public init(_ programme: Programme) {
        var values = ["hostCountry": programme.hostCountry, "website": programme.website]
        values["startsOn"] = programme.startsOn ?? ""
        values["endsOn"] = programme.endsOn ?? ""
        for theme in programme.themes { values["theme.\(theme)"] = "1" }
        self.init(values, version: programme.version)
        set("name", programme.name)
        set("description", programme.description)
    }

    public init(_ body: PartnerBody) {
        self.init(
            [
                "country": body.country, "role": body.role.rawValue, "website": body.website,
                "position": String(body.position),
            ], version: body.version)
        set("name", body.name)
    }

    mutating func set(_ field: String, _ text: LocalisedText?) {
        for language in Programme.languages { values["\(field).\(language)"] = text?[language]?.text ?? "" }
    }

    /// A name in at least one language.
    func name(after previous: LocalisedText?, of country: String, _ checks: inout FieldChecks) -> LocalisedText? {
        let name = localised("name", after: previous, of: country, lines: false, 200, &checks)
        if name == nil { checks.add(FieldFault("name.\(Programme.languages[0])", "oneLanguage")) }
        return name
    }

    /// What was typed in the fields of one text, one for each language. A version that did not change keeps where it is
    /// from, and a language that the form does not have is kept.
    /// - Parameter country: whose language is the original where the record says nothing.
    func localised(
        _ field: String, after previous: LocalisedText?, of country: String, lines: Bool, _ limit: Int,
        _ checks: inout FieldChecks
    ) -> LocalisedText? {
        var typed: [Language: LocalisedText.Version] = [:]
        for language in Language.allCases {
            guard Programme.languages.contains(language) else {
                typed[language] = previous?[language]
                continue
            }
            let name = "\(field).\(language)"
            let value = lines ? text(name) : line(name)
            checks.text(value, name, atMost: limit)
            guard !value.isEmpty else { continue }
            let known = previous?[language]
            typed[language] = known?.text == value ? known : LocalisedText.Version(text: value)
        }
        let home: [Language] = ["KR": [.ko], "DE": [.de]][country] ?? []
        let order = [previous?.original].compactMap(\.self) + home + Language.allCases
        guard let original = order.first(where: { typed[$0] != nil }), let text = typed[original] else { return nil }
        var result = LocalisedText(text.text, in: original)
        for (language, version) in typed { result[language] = version }
        return result
    }

    func date(_ field: String, _ checks: inout FieldChecks) -> String? {
        let value = line(field)
        guard !value.isEmpty else { return nil }
        guard Event.isDate(value) else {
            checks.add(FieldFault(field, "date"))
            return nil
        }
        return value
    }

    func website(_ checks: inout FieldChecks) -> String {
        let value = line("website")
        checks.text(value, "website", atMost: 500)
        guard !value.isEmpty else { return "" }
        let address = URL(string: value)
        guard let scheme = address?.scheme?.lowercased(), ["http", "https"].contains(scheme),
            address?.host()?.isEmpty == false
        else {
            checks.add(FieldFault("website", "url"))
            return value
        }
        return value
    }
}
