import Domain
import Intake
import Storage
import Text

extension ImportJob {
    /// Rows of a list of participants become participations of organisations that are known, or made.
    func importParticipants(
        _ reading: TableReading<ParticipantDraft>, into store: Store, isDryRun: Bool
    ) throws -> ImportReport {
        var report = ImportReport(subject: .participants, file: file, isDryRun: isDryRun, reading: reading)
        var desk = try OrganisationDesk(store, job: self)
        let references = try References(store, event)
        let existing = try store.participations.of(event.id)
        var known = Dictionary(existing.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var meeting = Dictionary(
            existing.filter(\.role.meets).map { ($0.organisation, $0.code) }, uniquingKeysWith: { first, _ in first })
        var decisions = try FirmDecisions(store, event)
        let foreign = foreignCodes(existing, desk)
        try store.sources.forget(file: file, kind: "organisation", of: event.id, side: side)
        try store.sources.forget(file: file, kind: "participation", of: event.id, side: side)
        for draft in reading.drafts {
            // A firm of a foreign country is left out for that, whether or not its code is taken.
            guard isForeign(draft.country) || !foreign.contains(draft.code) else {
                report.leaveToOtherSide(draft.source, field: "code", value: draft.code)
                continue
            }
            let organisation = try self.organisation(
                of: draft, references, &desk, known[draft.code], into: store, &report)
            guard let organisation else { continue }
            if draft.role.meets, let other = meeting[organisation.id], other != draft.code {
                report.report(
                    .duplicateCode, draft.source, field: "organisation", value: draft.organisation, severity: .error,
                    ["name": organisation.name.text, "other": other, "code": other])
                report.skipped += 1
                continue
            }
            var participation = draft.participation(
                id: known[draft.code]?.id ?? .init(), event: event.id, organisation: organisation)
            participation.sharing = decisions.sharing(
                draft, of: organisation, before: known[draft.code]?.sharing, &report)
            if draft.role.meets { meeting[organisation.id] = draft.code }
            try remember(
                draft.source, kind: "participation", record: participation.id.text, file: file, event: event,
                in: store)
            let before = known.updateValue(participation, forKey: draft.code)
            if before != participation { try store.participations.save(participation) }
            try decisions.keep(draft, of: organisation, file: file, in: store)
            guard before != participation else {
                report.count("participants")
                continue
            }
            if let before {
                report.count(
                    "participants", updated: "\(draft.code) \(draft.organisation)",
                    before.differences(to: participation))
            } else {
                report.count("participants", created: "\(draft.code) \(draft.organisation)")
            }
        }
        return report
    }

    /// The organisation that a row means: the one that this code stood for, or by name, or by the number of its answer.
    private func organisation(
        of draft: ParticipantDraft, _ references: References, _ desk: inout OrganisationDesk,
        _ known: Participation?, into store: Store, _ report: inout ImportReport
    ) throws -> Organisation? {
        var traits = OrganisationDraft(source: draft.source)
        traits.name = draft.organisation
        traits.taxCode = draft.taxCode
        traits.country = draft.country
        traits.locality = draft.locality
        traits.contact = draft.person
        traits.contactTitle = draft.personTitle
        traits.email = draft.email
        traits.phone = draft.phone
        let side = draft.role == .supply ? event.partnerTimeZone.homeCountry : event.timeZone.homeCountry
        let country = country(of: traits, side: side)
        let kind = Organisation.Kind(name: draft.organisation)
        if let referenced = references.organisation(of: draft.reference) {
            return try desk.save(
                traits, as: referenced, country: country, kind: kind, into: store, &report
            )?.organisation
        }
        return try desk.save(
            traits, country: country, kind: kind, overwrites: false, into: store, &report
        )?.organisation
    }

    /// Codes that stand for participants of the other side: no row of a side's list takes one.
    private func foreignCodes(_ existing: [Participation], _ desk: OrganisationDesk) -> Set<String> {
        guard !side.isEmpty else { return [] }
        let own = Set(desk.register.organisations.filter(mayChange).map(\.id))
        return Set(existing.filter { !own.contains($0.organisation) }.map(\.code))
    }
}

/// Which organisation the number of an answer or offer belongs to: "STT 5", "KR-01/02".
private struct References {
    private var bySurvey: [String: Identifier<Organisation>] = [:]
    private var byCatalogue: [String: Identifier<Organisation>] = [:]

    init(_ store: Store, _ event: Event) throws {
        let needs = try store.needs.of(event.id)
        for need in needs {
            guard let number = need.reference.split(separator: ".").first else { continue }
            bySurvey[String(number)] = need.organisation
        }
        let owners = Dictionary(needs.map { ($0.id, $0.organisation) }, uniquingKeysWith: { first, _ in first })
        for answer in try store.needs.repeats(of: event.id) {
            guard let number = answer.reference.split(separator: ".").first else { continue }
            bySurvey[String(number)] = bySurvey[String(number)] ?? owners[answer.need]
        }
        for offer in try store.offers.of(event.id) { byCatalogue[offer.reference] = offer.organisation }
    }

    /// The numbers in the text must all lead to one organisation.
    func organisation(of reference: String) -> Identifier<Organisation>? {
        let numbers = reference.split { !$0.isNumber }.compactMap { Int($0) }.map(String.init)
        let letters = reference.folded.prefix { !$0.isNumber }
        guard !numbers.isEmpty else { return nil }
        let isSurvey = letters.contains("stt") || letters.hasPrefix("tr") || letters.hasPrefix("d")
        let isCatalogue = letters.contains("kr") || letters.contains("번호") || letters.hasPrefix("to")
        for (table, fits) in [(bySurvey, isSurvey), (byCatalogue, isCatalogue)] where fits {
            let found = Set(numbers.compactMap { table[$0] })
            if found.count == 1 { return found.first }
        }
        return nil
    }
}

extension ParticipantDraft {
    fileprivate func participation(
        id: Identifier<Participation>, event: Identifier<Event>, organisation: Organisation
    ) -> Participation {
        Participation(
            id: id, event: event, organisation: organisation.id, code: code, role: role, person: person,
            personTitle: personTitle, email: email, mode: mode,
            languages: languages.isEmpty ? organisation.country.languages : languages, availability: availability,
            people: people, parallel: parallel, sharing: sharing, sharingText: sharingText)
    }
}

extension String {
    /// What is spoken in a country of the programme, where a person does not say.
    fileprivate var languages: [Language] {
        switch self {
        case "VN": [.vi]
        case "KR": [.ko]
        case "DE": [.de]
        default: []
        }
    }
}

extension Participation {
    fileprivate func differences(to after: Participation) -> [ImportReport.Change.Field] {
        var differences = Differences()
        differences.compare("role", role.rawValue, after.role.rawValue)
        differences.compare("organisation", organisation.text, after.organisation.text)
        differences.compare("person", person, after.person)
        differences.compare("person_title", personTitle, after.personTitle)
        differences.compare("email", email, after.email)
        differences.compare("mode", mode.rawValue, after.mode.rawValue)
        differences.compare("languages", languages.codes, after.languages.codes)
        differences.compare("availability", availability.original, after.availability.original)
        differences.compare("people", String(people), String(after.people))
        differences.compare("parallel", String(parallel), String(after.parallel))
        differences.compare("sharing", sharing.rawValue, after.sharing.rawValue)
        return differences.fields
    }
}

extension [Language] {
    var codes: String { map(\.rawValue).joined(separator: ", ") }
}
