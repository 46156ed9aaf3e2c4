public import Domain
import Storage

extension UseCases {
    /// The firm, where the reader may change its records.
    /// - Throws: `UseCaseError.notFound` where the reader may not even see it; `.otherSide` where only its own side
    ///   changes it.
    func editable(_ id: Identifier<Organisation>, of event: Event, _ store: Store) throws -> Organisation {
        guard let firm = try store.profiles.organisation(id, of: event.id) else { throw UseCaseError.notFound }
        guard edits.holds(firm.id, of: firm.country) else { throw UseCaseError.otherSide }
        return firm
    }

    /// What was typed must rest on what is saved.
    /// - Throws: `FormRefusal.stale`.
    func refuseStale(_ draft: FormDraft, saved: FormDraft) throws {
        guard draft.version == saved.version else { throw FormRefusal.stale(saved) }
    }
}

/// The languages in which a form asks for a text.
public let formLanguages: [Language] = [.vi, .ko, .en]

extension FormDraft {
    /// A text in several languages as fields: `name` in the language that the field `language` names, `name.ko` and so on
    /// for translations.
    mutating func put(_ text: LocalisedText, as name: String) {
        values[name] = text.text
        for language in formLanguages where language != text.original {
            values["\(name).\(language.rawValue)"] = text[language]?.text ?? ""
        }
    }

    /// - Parameter before: as it was; what a machine translated stays marked as long as nobody changes it.
    func localised(_ name: String, in original: Language, before: LocalisedText?) -> LocalisedText {
        func version(_ text: String, _ language: Language) -> LocalisedText.Version {
            if let known = before?[language], known.text == text { return known }
            return .init(text: text)
        }
        let own = text(name)
        var all = LocalisedText(own, in: original)
        // A language for which the form has no field stays.
        for language in Language.allCases where language != original && !formLanguages.contains(language) {
            all[language] = before?.original == original ? before?[language] : nil
        }
        for language in formLanguages where language != original {
            let translated = text("\(name).\(language.rawValue)")
            all[language] = translated.isEmpty ? nil : version(translated, language)
        }
        return all
    }

    /// The language in which the texts of the form are written.
    func original(or known: Language?) -> Language { Language(rawValue: self["language"]) ?? known ?? .vi }
}
