public import Domain
import Intake
import Storage

/// A need with the form of what it says.
public struct NeedForm: Sendable {
    public var event: Event
    public var organisation: Organisation
    /// `nil` for a new one.
    public var need: Need?
    public var saved: FormDraft?
}

extension UseCases {
    /// - Throws: `UseCaseError.notFound`, `.otherSide`.
    public func needForm(_ code: String, of event: Event) async throws -> NeedForm {
        try await read { store in
            let (need, firm) = try editableNeed(code, of: event, store)
            let version = try store.edits.version(of: need.id, in: .needs)
            return NeedForm(event: event, organisation: firm, need: need, saved: FormDraft(need, version: version))
        }
    }

    /// The form of a new need of a firm.
    public func newNeedForm(of organisation: Identifier<Organisation>, at event: Event) async throws -> NeedForm {
        try await read { store in
            NeedForm(event: event, organisation: try editable(organisation, of: event, store))
        }
    }

    /// Adds a need, with the next number of its country and year.
    /// - Returns: its code.
    /// - Throws: `FormRefusal`, `UseCaseError`.
    public func addNeed(
        of organisation: Identifier<Organisation>, at event: Event, _ draft: FormDraft
    ) async throws -> String {
        try await write(in: event.id, telling: { ["code": $0] }) { store in
            let firm = try editable(organisation, of: event, store)
            let prefix = "TR-\(firm.country.or("XX"))-\(event.year)-"
            let code = prefix + padded(try store.needs.lastNumber(prefix: prefix) + 1, 4)
            let need = try Need(code: code, of: firm).changed(by: draft, country: firm.country)
            try store.needs.save(need, of: event.id)
            try store.edits.mark(need.id, in: .needs)
            return code
        }
    }

    /// Saves what was typed about a need. Suggestions follow.
    /// - Throws: `FormRefusal`, `UseCaseError`.
    public func saveNeed(_ code: String, of event: Event, _ draft: FormDraft) async throws {
        try await write(about: code, in: event.id) { store in
            let (need, firm) = try editableNeed(code, of: event, store)
            let version = try store.edits.version(of: need.id, in: .needs)
            try refuseStale(draft, saved: FormDraft(need, version: version))
            let after = try need.changed(by: draft, country: firm.country)
            guard after != need else { return }
            try store.needs.save(after, of: event.id)
            try store.edits.mark(need.id, in: .needs)
        }
    }

    private func editableNeed(_ code: String, of event: Event, _ store: Store) throws -> (Need, Organisation) {
        guard let found = try store.profiles.need(code, of: event.id) else { throw UseCaseError.notFound }
        return (found.need, try editable(found.need.organisation, of: event, store))
    }
}

extension FormDraft {
    init(_ need: Need, version: Int) {
        self.init(
            [
                "language": need.title.original.rawValue, "field": need.field, "cooperation": need.cooperation,
                "budget": need.budget.original, "timing": need.timing,
            ], version: version)
        put(need.title, as: "title")
        put(need.description, as: "description")
        put(need.requirements, as: "requirements")
    }
}

extension Need {
    fileprivate init(code: String, of firm: Organisation) {
        let nothing = LocalisedText("", in: .vi)
        self.init(
            code: code, organisation: firm.id, title: nothing, description: nothing, requirements: nothing,
            budget: Amount(original: "", isToBeAgreed: true))
    }

    fileprivate func changed(by draft: FormDraft, country: String) throws -> Need {
        var checks = FieldChecks()
        checks.texts(draft, "title", isNeeded: true, atMost: 500)
        checks.texts(draft, "description", atMost: 10_000)
        checks.texts(draft, "requirements", atMost: 10_000)
        for field in ["field", "timing"] { checks.text(draft.line(field), field, atMost: 300) }
        checks.text(draft.text("budget"), "budget", atMost: 300)
        checks.text(draft.text("cooperation"), "cooperation", atMost: 1_000)
        try checks.done()
        let language = draft.original(or: title.text.isEmpty ? nil : title.original)
        var after = self
        after.title = draft.localised("title", in: language, before: title)
        after.description = draft.localised("description", in: language, before: description)
        after.requirements = draft.localised("requirements", in: language, before: requirements)
        (after.field, after.timing) = (draft.line("field"), draft.line("timing"))
        after.cooperation = draft.text("cooperation")
        after.budget = budget.changed(to: draft.text("budget"), language, country: country)
        return after
    }
}

extension FieldChecks {
    /// A text in several languages.
    mutating func texts(_ draft: FormDraft, _ name: String, isNeeded: Bool = false, atMost limit: Int) {
        text(draft.text(name), name, isNeeded: isNeeded, atMost: limit)
        for language in formLanguages {
            let field = "\(name).\(language.rawValue)"
            text(draft.text(field), field, atMost: limit)
        }
    }
}

extension Amount {
    /// A sum as somebody typed it, read into numbers where it can be; the words stay.
    func changed(to typed: String, _ language: Language, country: String) -> Amount {
        guard typed != original else { return self }
        guard !typed.isEmpty else { return Amount(original: "", isToBeAgreed: true) }
        let currency: Currency? = country == "VN" ? .vnd : country == "KR" ? .krw : nil
        return readAmount(typed, language: language, currency: currency).value
    }
}
