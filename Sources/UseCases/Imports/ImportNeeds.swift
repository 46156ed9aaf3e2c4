import Domain
import Intake
import Storage
import Text

extension ImportJob {
    /// Answers of a survey become organisations, people and needs; a second answer of a firm is proposed as a repeat.
    func importNeeds(
        _ reading: TableReading<SurveyAnswer>, into store: Store, isDryRun: Bool
    ) throws -> ImportReport {
        var report = ImportReport(subject: .needs, file: file, isDryRun: isDryRun, reading: reading)
        var desk = try OrganisationDesk(store, job: self)
        var shelf = try NeedShelf(store, job: self)
        try store.sources.forget(file: file, kind: "organisation", of: event.id, side: side)
        for answer in reading.drafts {
            let country = country(of: answer.organisation, side: event.timeZone.homeCountry)
            let outcome = try desk.save(
                answer.organisation, country: country, overwrites: true, into: store, &report)
            guard let outcome else { continue }
            try shelf.put(answer, outcome, country: country, into: store, &report)
        }
        try shelf.rememberSources(in: store)
        return report
    }

    /// Where the file does not tell: the side whose list it is, or by the letters of the name, the `--country` of the command, or the event's side.
    func country(of draft: OrganisationDraft, side: String) -> String {
        if !draft.country.isEmpty { return draft.country }
        if !self.side.isEmpty { return self.side }
        if let country { return country }
        return LanguageGuess(of: draft.name).language == .ko ? "KR" : side
    }
}

/// The needs of an event, so that one which is read again is recognised.
private struct NeedShelf {
    private let job: ImportJob
    private var needs: [String: [Need]]
    private var repeats: [String: [NeedRepeat]]
    private let bySource: [Source: String]
    /// Those that a person changed since.
    private let edited: Set<String>
    private var taken: Set<String> = []
    private var lastNumbers: [String: Int] = [:]
    private var sources: [(Source, kind: String, record: String)] = []

    init(_ store: Store, job: ImportJob) throws {
        self.job = job
        needs = Dictionary(grouping: try store.needs.of(job.event.id), by: \.organisation.text)
        repeats = Dictionary(grouping: try store.needs.repeats(of: job.event.id), by: \.need.text)
        edited = try store.edits.marked(in: .needs)
        let known = try store.sources.of(job.event.id, kind: "need").filter { $0.file == job.file }
        bySource = Dictionary(
            known.map { (Source(sheet: $0.sheet, row: $0.row, item: $0.item), $0.record) },
            uniquingKeysWith: { first, _ in first })
    }

    mutating func put(
        _ answer: SurveyAnswer, _ outcome: OrganisationDesk.Outcome, country: String, into store: Store,
        _ report: inout ImportReport
    ) throws {
        let organisation = outcome.organisation
        let drafts = answer.needs.map { need($0, of: organisation, answer, country) }
        var waiting: [(draft: Need, source: Source)] = []
        // First those whose titles are known, so that a changed title cannot take another need's place.
        for (draft, source) in zip(drafts, answer.needs.map(\.source)) {
            if outcome.isSecondAnswer, try update(repeatOf: draft, source, store, &report) { continue }
            let known = needs[organisation.id.text]?.first {
                !taken.contains($0.id.text) && $0.title.text.folded == draft.title.text.folded
            }
            if let known, !outcome.isSecondAnswer {
                try update(known, to: draft, source, store, &report)
            } else {
                waiting.append((draft, source))
            }
        }
        for (draft, source) in waiting {
            let atSource = needs[organisation.id.text]?.first {
                $0.id.text == bySource[source] && !taken.contains($0.id.text)
            }
            if let atSource {
                try update(atSource, to: draft, source, store, &report)
            } else if outcome.isSecondAnswer, let nearest = nearest(to: draft) {
                try propose(draft, asRepeatOf: nearest, source, store, &report)
            } else {
                try create(draft, source, country: country, store, &report)
            }
        }
    }

    private func need(
        _ draft: NeedDraft, of organisation: Organisation, _ answer: SurveyAnswer, _ country: String
    ) -> Need {
        func localised(_ text: String) -> LocalisedText {
            LocalisedText(text, in: language(of: text.or(draft.title), country: country))
        }
        let number = answer.organisation.number
        return Need(
            code: "", organisation: organisation.id, title: localised(draft.title),
            description: localised(draft.description), requirements: localised(draft.requirements),
            field: answer.organisation.field, cooperation: draft.cooperation, budget: draft.budget,
            timing: draft.timing, submittedOn: answer.submittedOn,
            reference: number.isEmpty ? "" : "\(number).\(draft.source.item)")
    }

    private mutating func create(
        _ draft: Need, _ source: Source, country: String, _ store: Store, _ report: inout ImportReport
    ) throws {
        let prefix = "TR-\(country.or("XX"))-\(job.event.year)-"
        let number = try (lastNumbers[prefix] ?? store.needs.lastNumber(prefix: prefix)) + 1
        lastNumbers[prefix] = number
        var need = draft
        need.code = prefix + padded(number, 4)
        try store.needs.save(need, of: job.event.id)
        needs[need.organisation.text, default: []].append(need)
        taken.insert(need.id.text)
        sources.append((source, "need", need.id.text))
        report.count("needs", created: need.title.text)
    }

    private mutating func update(
        _ known: Need, to draft: Need, _ source: Source, _ store: Store, _ report: inout ImportReport
    ) throws {
        taken.insert(known.id.text)
        sources.append((source, "need", known.id.text))
        let after = known.updated(from: draft)
        guard after != known else { return report.count("needs") }
        guard !edited.contains(known.id.text) else {
            report.report(.editedHere, source, field: "title", value: draft.title.text, ["name": known.code])
            return report.count("needs")
        }
        try store.needs.save(after, of: job.event.id)
        report.count("needs", updated: "\(known.code) \(after.title.text)", known.differences(to: after))
    }

    /// A repeated answer that was read before.
    private mutating func update(
        repeatOf draft: Need, _ source: Source, _ store: Store, _ report: inout ImportReport
    ) throws -> Bool {
        let ours = (needs[draft.organisation.text] ?? []).flatMap { repeats[$0.id.text] ?? [] }
        let known = ours.first {
            $0.id.text == bySource[source]
                || ($0.reference == draft.reference && $0.title.folded == draft.title.text.folded)
        }
        guard let known else { return false }
        sources.append((source, "need", known.id.text))
        let after = NeedRepeat(draft, id: known.id, need: known.need, state: known.state)
        if after == known {
            report.count("repeats")
        } else {
            try store.needs.save(after)
            report.count("repeats", updated: after.title, [])
        }
        return true
    }

    private mutating func propose(
        _ draft: Need, asRepeatOf need: Need, _ source: Source, _ store: Store, _ report: inout ImportReport
    ) throws {
        let answer = NeedRepeat(draft, id: .init(), need: need.id, state: .proposed)
        try store.needs.save(answer)
        repeats[need.id.text, default: []].append(answer)
        sources.append((source, "need", answer.id.text))
        report.count("repeats", created: draft.title.text)
        report.merged.append(
            .init(
                why: "repeat", kept: "\(need.code) \(need.title.text)", dropped: draft.title.text,
                sheet: source.sheet, row: source.row))
    }

    /// The firm's need of which most words of the new title speak; none where they share less than half.
    private func nearest(to draft: Need) -> Need? {
        let words = Set(draft.title.text.folded.split(whereSeparator: { !$0.isLetter && !$0.isNumber }))
        guard !words.isEmpty else { return nil }
        let ranked = (needs[draft.organisation.text] ?? []).map { need in
            let text = (need.title.text + " " + need.description.text).folded
            let theirs = Set(text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }))
            return (need, Double(words.intersection(theirs).count) / Double(words.count))
        }
        return ranked.filter { $0.1 >= 0.5 }.max { $0.1 < $1.1 }?.0
    }

    func rememberSources(in store: Store) throws {
        try store.sources.forget(file: job.file, kind: "need", of: job.event.id, side: job.side)
        for (source, kind, record) in sources {
            try remember(source, kind: kind, record: record, file: job.file, event: job.event, in: store)
        }
    }
}

extension NeedRepeat {
    init(_ draft: Need, id: Identifier<NeedRepeat>, need: Identifier<Need>, state: State) {
        self.init(
            id: id, need: need, reference: draft.reference, title: draft.title.text,
            description: draft.description.text, requirements: draft.requirements.text,
            cooperation: draft.cooperation, budget: draft.budget, timing: draft.timing,
            submittedOn: draft.submittedOn, state: state)
    }
}

extension Need {
    /// What a newer reading of the same answer says; translations stay.
    fileprivate func updated(from draft: Need) -> Need {
        Need(
            id: id, code: code, organisation: organisation, title: title.updated(from: draft.title),
            description: description.updated(from: draft.description),
            requirements: requirements.updated(from: draft.requirements), field: draft.field.or(field),
            cooperation: draft.cooperation, budget: draft.budget, timing: draft.timing,
            submittedOn: draft.submittedOn, reference: draft.reference)
    }

    fileprivate func differences(to after: Need) -> [ImportReport.Change.Field] {
        var differences = Differences()
        differences.compare("title", title.text, after.title.text)
        differences.compare("description", description.text, after.description.text)
        differences.compare("requirements", requirements.text, after.requirements.text)
        differences.compare("field", field, after.field)
        differences.compare("cooperation", cooperation, after.cooperation)
        differences.compare("budget", budget.original, after.budget.original)
        differences.compare("timing", timing, after.timing)
        differences.compare("submitted_on", submittedOn, after.submittedOn)
        differences.compare("number", reference, after.reference)
        return differences.fields
    }
}

extension LocalisedText {
    /// The newer original; translations stay unless the original changed.
    func updated(from newer: LocalisedText) -> LocalisedText {
        guard newer.text != text || newer.original != original else {
            var merged = self
            for language in Language.allCases where newer[language] != nil { merged[language] = newer[language] }
            return merged
        }
        return newer
    }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
