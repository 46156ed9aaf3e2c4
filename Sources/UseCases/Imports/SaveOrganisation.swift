import Domain
import Intake
import Storage
import Text

/// Recognises or makes the organisation of a draft, with its contact, in one import.
struct OrganisationDesk {
    var register: OrganisationRegister
    /// Organisations that an earlier row of this file spoke of: later rows only fill what is empty.
    private var met: Set<Int> = []
    private let job: ImportJob
    private var people: [String: [Person]]
    /// Questions that no person has answered, by organisation.
    private var questions: [String: Organisations.Lookalike]
    /// Rows of this file that were read in an earlier import.
    private let readBefore: Set<Source>
    /// Organisations and people that somebody changed in a form.
    private let edited: Set<String>

    init(_ store: Store, job: ImportJob) throws {
        register = try OrganisationRegister(store, among: try job.knownFirms(in: store))
        self.job = job
        people = Dictionary(grouping: try store.people.all(), by: \.organisation.text)
        questions = Dictionary(
            try store.organisations.openLookalikes().map { ($0.organisation.text, $0) },
            uniquingKeysWith: { first, _ in first })
        edited = try store.edits.marked(in: .organisations).union(store.edits.marked(in: .people))
        let sources = try store.sources.of(job.event.id, kind: "organisation").filter { $0.file == job.file }
        readBefore = Set(sources.map { Source(sheet: $0.sheet, row: $0.row, item: $0.item) })
    }

    /// What came of a draft.
    struct Outcome {
        var organisation: Organisation
        /// An earlier row of the same file was about the same organisation.
        var isSecondAnswer: Bool
    }

    /// The same for a row that names its organisation by the number of an answer: that one, where the names are alike.
    /// - Returns: `nil` for a row of the other side: left out, with a problem that says so.
    mutating func save(
        _ draft: OrganisationDraft, as id: Identifier<Organisation>, country: String, kind: Organisation.Kind,
        into store: Store, _ report: inout ImportReport
    ) throws -> Outcome? {
        guard let index = register.index(of: id), job.mayChange(register.organisations[index]),
            !job.isForeign(draft.country), register.similarity(OrganisationName(draft.name), index) >= 0.5
        else {
            return try save(draft, country: country, kind: kind, overwrites: false, into: store, &report)
        }
        let draft = ofOwnSide(draft)
        try join(draft, index, why: "reference", overwrites: false, store, &report)
        return try finish(draft, index, overwrites: false, store, &report)
    }

    /// - Parameter overwrites: whether the file is the organisation's own word (a survey, a catalogue) and so corrects
    ///   what is known, rather than only filling gaps.
    /// - Returns: `nil` for a row of the other side: left out, with a problem that says so.
    mutating func save(
        _ draft: OrganisationDraft, country: String, kind: Organisation.Kind = .company, overwrites: Bool,
        into store: Store, _ report: inout ImportReport
    ) throws -> Outcome? {
        guard !job.isForeign(draft.country) else { return leaveOut(draft, &report) }
        let draft = ofOwnSide(draft)
        let index: Int
        switch register.recognise(name: draft.name, taxCode: draft.taxCode, email: draft.email) {
        case .known(let found, let why):
            guard job.mayChange(register.organisations[found]) else { return leaveOut(draft, &report) }
            index = found
            try join(draft, index, why: why, overwrites: overwrites, store, &report)
        case .branch(let other):
            index = try create(draft, country: country, kind: kind, store, &report)
            try ask(.branch, index, other, store)
        case .alike(let other):
            index = try create(draft, country: country, kind: kind, store, &report)
            try ask(.alike, index, other, store)
        case .new:
            index = try create(draft, country: country, kind: kind, store, &report)
        }
        return try finish(draft, index, overwrites: overwrites, store, &report)
    }

    private func leaveOut(_ draft: OrganisationDraft, _ report: inout ImportReport) -> Outcome? {
        report.leaveToOtherSide(draft.source, field: "organisation", value: draft.name)
        return nil
    }

    /// In a list of one side, a firm that no country is told of is that side's.
    private func ofOwnSide(_ draft: OrganisationDraft) -> OrganisationDraft {
        guard !job.side.isEmpty else { return draft }
        var own = draft
        own.country = job.side
        return own
    }

    /// Puts a question to a person: are these two one? It is said with each import until it is decided.
    private mutating func ask(
        _ why: Organisations.Lookalike.Why, _ index: Int, _ other: Int, _ store: Store
    ) throws {
        let question = Organisations.Lookalike(
            organisation: register.organisations[index].id, other: register.organisations[other].id, why: why)
        try store.organisations.propose(question)
        questions[question.organisation.text] = question
    }

    private func sayQuestion(_ draft: OrganisationDraft, _ index: Int, _ report: inout ImportReport) {
        guard let question = questions[register.organisations[index].id.text],
            let other = register.index(of: question.other)
        else { return }
        report.report(
            question.why == .branch ? .possibleBranch : .possibleDuplicate, draft.source, field: "organisation",
            value: draft.name, ["name": register.organisations[other].name.text])
    }

    private mutating func join(
        _ draft: OrganisationDraft, _ index: Int, why: String, overwrites: Bool, _ store: Store,
        _ report: inout ImportReport
    ) throws {
        let isSecondAnswer = met.contains(index)
        try update(index, from: draft, overwrites: overwrites && !isSecondAnswer, store, &report)
        let known = register.organisations[index].name.text
        let isNewSpelling = register.learn(name: draft.name, of: index)
        guard isNewSpelling || (isSecondAnswer && !readBefore.contains(draft.source)) else { return }
        report.merged.append(
            .init(why: why, kept: known, dropped: draft.name, sheet: draft.source.sheet, row: draft.source.row))
    }

    private mutating func finish(
        _ draft: OrganisationDraft, _ index: Int, overwrites: Bool, _ store: Store, _ report: inout ImportReport
    ) throws -> Outcome {
        for text in [draft.name, draft.nameInEnglish] where !text.isEmpty {
            register.learn(name: text, of: index)
            try store.organisations.remember(
                name: text, key: OrganisationName(text).fullKey, of: register.organisations[index].id)
        }
        try saveContact(draft, of: index, overwrites: overwrites && !met.contains(index), store, &report)
        register.learn(email: draft.email, of: index)
        sayQuestion(draft, index, &report)
        let organisation = register.organisations[index]
        try remember(
            draft.source, kind: "organisation", record: organisation.id.text, file: job.file, event: job.event,
            in: store)
        return Outcome(organisation: organisation, isSecondAnswer: !met.insert(index).inserted)
    }

    private mutating func create(
        _ draft: OrganisationDraft, country: String, kind: Organisation.Kind, _ store: Store,
        _ report: inout ImportReport
    ) throws -> Int {
        var name = LocalisedText(draft.name, in: language(of: draft.name, country: country))
        if !draft.nameInEnglish.isEmpty, name.original != .en { name[.en] = .init(text: draft.nameInEnglish) }
        let organisation = Organisation(
            kind: kind, name: name, country: draft.country.or(country), locality: draft.locality,
            address: draft.address, taxCode: draft.taxCode, field: draft.field)
        try store.organisations.save(organisation)
        report.count("organisations", created: draft.name)
        return register.add(organisation)
    }

    private mutating func update(
        _ index: Int, from draft: OrganisationDraft, overwrites: Bool, _ store: Store, _ report: inout ImportReport
    ) throws {
        let before = register.organisations[index]
        var after = before
        func merge(_ old: String, _ new: String) -> String { overwrites ? new.or(old) : old.or(new) }
        if overwrites, !draft.name.isEmpty, draft.name != before.name.text,
            OrganisationName(draft.name).fullKey == OrganisationName(before.name.text).fullKey
        {
            after.name[before.name.original] = .init(text: draft.name)
        }
        if !draft.nameInEnglish.isEmpty, before.name.original != .en, before.name[.en] == nil || overwrites {
            after.name[.en] = .init(text: draft.nameInEnglish)
        }
        after.locality = merge(before.locality, draft.locality)
        after.address = merge(before.address, draft.address)
        after.taxCode = merge(before.taxCode, draft.taxCode)
        after.field = merge(before.field, draft.field)
        after.country = merge(before.country, draft.country)
        guard after != before else { return report.count("organisations") }
        guard !edited.contains(before.id.text) else {
            report.report(
                .editedHere, draft.source, field: "organisation", value: draft.name, ["name": before.name.text])
            return report.count("organisations")
        }
        var differences = Differences()
        differences.compare("organisation", before.name.text, after.name.text)
        differences.compare("organisation_en", before.name[.en]?.text ?? "", after.name[.en]?.text ?? "")
        differences.compare("locality", before.locality, after.locality)
        differences.compare("address", before.address, after.address)
        differences.compare("tax_code", before.taxCode, after.taxCode)
        differences.compare("field", before.field, after.field)
        differences.compare("country", before.country, after.country)
        try store.organisations.save(after)
        register.replace(index, with: after)
        report.count("organisations", updated: after.name.text, differences.fields)
    }

    private mutating func saveContact(
        _ draft: OrganisationDraft, of index: Int, overwrites: Bool, _ store: Store, _ report: inout ImportReport
    ) throws {
        let organisation = register.organisations[index]
        let name = draft.contact.or(draft.email)
        guard !name.isEmpty else { return }
        let known = people[organisation.id.text] ?? []
        guard let position = known.firstIndex(where: { $0.name.folded == name.folded }) else {
            let person = Person(
                organisation: organisation.id, name: name, title: draft.contactTitle, email: draft.email,
                phone: draft.phone)
            try store.people.save(person)
            people[organisation.id.text, default: []].append(person)
            return report.count("people", created: name)
        }
        func merge(_ old: String, _ new: String) -> String { overwrites ? new.or(old) : old.or(new) }
        let before = known[position]
        var after = before
        after.title = merge(before.title, draft.contactTitle)
        after.email = merge(before.email, draft.email)
        after.phone = merge(before.phone, draft.phone)
        guard after != before else { return report.count("people") }
        guard !edited.contains(before.id.text) else {
            report.report(.editedHere, draft.source, field: "contact", value: name, ["name": before.name])
            return report.count("people")
        }
        var differences = Differences()
        differences.compare("contact_title", before.title, after.title)
        differences.compare("email", before.email, after.email)
        differences.compare("phone", before.phone, after.phone)
        try store.people.save(after)
        people[organisation.id.text]?[position] = after
        report.count("people", updated: after.name, differences.fields)
    }
}

/// The language of a text: by its letters, and for plain Latin text by who wrote it.
func language(of text: String, country: String) -> Language {
    let guess = LanguageGuess(of: text)
    switch guess.language {
    case .ko: return .ko
    case .de: return .de
    case .vi: return guess.hasVietnameseMarks || country == "VN" ? .vi : .en
    case .en: return .en
    case nil: return country == "VN" ? .vi : country == "KR" ? .ko : .en
    }
}
