import Domain
import Foundation
import Intake
import Storage
import Text

extension ImportJob {
    /// Entries of a catalogue become organisations, people and offers.
    func importOffers(
        _ reading: TableReading<CatalogueEntry>, into store: Store, isDryRun: Bool
    ) throws -> ImportReport {
        var report = ImportReport(subject: .offers, file: file, isDryRun: isDryRun, reading: reading)
        var desk = try OrganisationDesk(store, job: self)
        var shelf = try OfferShelf(store, job: self)
        try store.sources.forget(file: file, kind: "organisation", of: event.id, side: side)
        for entry in reading.drafts {
            let country = country(of: entry.organisation, side: event.partnerTimeZone.homeCountry)
            let outcome = try desk.save(
                entry.organisation, country: country, kind: kind(of: entry.organisation), overwrites: true,
                into: store, &report)
            guard let outcome else { continue }
            for draft in entry.offers {
                try shelf.put(draft, of: outcome.organisation, country: country, into: store, &report)
            }
        }
        try shelf.rememberSources(in: store)
        return report
    }

    /// What the name tells of the kind of an organisation.
    func kind(of draft: OrganisationDraft) -> Organisation.Kind {
        Organisation.Kind(name: draft.name + " " + draft.nameInEnglish)
    }
}

extension Organisation.Kind {
    /// The kind that a name suggests; a company where it suggests none.
    init(name: String) {
        let name = " " + name.folded + " "
        let signs: [(Organisation.Kind, [String])] = [
            (.technopark, ["technopark", "techno park", "테크노파크", "khu cong nghe cao"]),
            (.university, ["dai hoc", "university", "대학교"]),
            (.researchInstitute, ["vien nghien cuu", "institute", "연구원", "연구소", " lab ", "(cbcl)"]),
            (.association, ["hiep hoi", "association", "협회"]),
            (.governmentBody, ["so kh&cn", "so khoa hoc", "uy ban", "ubnd", "department", "kotra", "시청", "도청"]),
            (.incubator, ["vuon uom", "incubator", "trung tam khoi nghiep", "창업보육"]),
            (.press, ["bao chi", "press", "dai truyen hinh", "언론"]),
        ]
        self = signs.first { $0.1.contains { name.contains($0) } }?.0 ?? .company
    }
}

/// The offers of an event, so that one which is read again is recognised.
private struct OfferShelf {
    private let job: ImportJob
    private var offers: [String: [Offer]]
    private let bySource: [Source: String]
    /// Those that a person changed since.
    private let edited: Set<String>
    private var taken: Set<String> = []
    private var lastNumbers: [String: Int] = [:]
    private var sources: [(Source, record: String)] = []

    init(_ store: Store, job: ImportJob) throws {
        self.job = job
        offers = Dictionary(grouping: try store.offers.of(job.event.id), by: \.organisation.text)
        edited = try store.edits.marked(in: .offers)
        let known = try store.sources.of(job.event.id, kind: "offer").filter { $0.file == job.file }
        bySource = Dictionary(
            known.map { (Source(sheet: $0.sheet, row: $0.row, item: $0.item), $0.record) },
            uniquingKeysWith: { first, _ in first })
    }

    mutating func put(
        _ draft: OfferDraft, of organisation: Organisation, country: String, into store: Store,
        _ report: inout ImportReport
    ) throws {
        let offer = offer(draft, of: organisation, country)
        let free = (offers[organisation.id.text] ?? []).filter { !taken.contains($0.id.text) }
        let known =
            free.first { $0.title.text.folded == offer.title.text.folded }
            ?? free.first { !offer.reference.isEmpty && $0.reference == offer.reference }
            ?? free.first { $0.id.text == bySource[draft.source] }
        guard let known else { return try create(offer, draft.source, country: country, store, &report) }
        taken.insert(known.id.text)
        sources.append((draft.source, known.id.text))
        let after = known.updated(from: offer)
        guard after != known else { return report.count("offers") }
        guard !edited.contains(known.id.text) else {
            report.report(.editedHere, draft.source, field: "title", value: draft.title, ["name": known.code])
            return report.count("offers")
        }
        try store.offers.save(after, of: job.event.id)
        report.count("offers", updated: "\(known.code) \(after.title.text)", known.differences(to: after))
    }

    private func offer(_ draft: OfferDraft, of organisation: Organisation, _ country: String) -> Offer {
        func localised(_ text: String) -> LocalisedText {
            LocalisedText(text, in: language(of: text.or(draft.title), country: country))
        }
        var title = localised(draft.title)
        if !draft.titleInEnglish.isEmpty, title.original != .en { title[.en] = .init(text: draft.titleInEnglish) }
        return Offer(
            code: "", organisation: organisation.id, title: title, description: localised(draft.description),
            applications: localised(draft.applications), readiness: draft.readiness,
            readinessText: draft.readinessText, rights: draft.rights, cooperation: draft.cooperation,
            partnerSought: draft.partnerSought, price: draft.price, note: draft.note, reference: draft.number)
    }

    private mutating func create(
        _ draft: Offer, _ source: Source, country: String, _ store: Store, _ report: inout ImportReport
    ) throws {
        let prefix = "TO-\(country.or("XX"))-\(job.event.year)-"
        let number = try (lastNumbers[prefix] ?? store.offers.lastNumber(prefix: prefix)) + 1
        lastNumbers[prefix] = number
        var offer = draft
        offer.code = prefix + padded(number, 4)
        try store.offers.save(offer, of: job.event.id)
        offers[offer.organisation.text, default: []].append(offer)
        taken.insert(offer.id.text)
        sources.append((source, offer.id.text))
        report.count("offers", created: offer.title.text)
    }

    func rememberSources(in store: Store) throws {
        try store.sources.forget(file: job.file, kind: "offer", of: job.event.id, side: job.side)
        for (source, record) in sources {
            try remember(source, kind: "offer", record: record, file: job.file, event: job.event, in: store)
        }
    }
}

extension Offer {
    fileprivate func updated(from draft: Offer) -> Offer {
        Offer(
            id: id, code: code, organisation: organisation, title: title.updated(from: draft.title),
            description: description.updated(from: draft.description),
            applications: applications.updated(from: draft.applications), readiness: draft.readiness,
            readinessText: draft.readinessText, rights: draft.rights, cooperation: draft.cooperation,
            partnerSought: draft.partnerSought, price: draft.price, note: draft.note, reference: draft.reference)
    }

    fileprivate func differences(to after: Offer) -> [ImportReport.Change.Field] {
        var differences = Differences()
        differences.compare("title", title.text, after.title.text)
        differences.compare("title_en", title[.en]?.text ?? "", after.title[.en]?.text ?? "")
        differences.compare("description", description.text, after.description.text)
        differences.compare("applications", applications.text, after.applications.text)
        differences.compare("readiness", readinessText, after.readinessText)
        differences.compare("rights", rights, after.rights)
        differences.compare("cooperation", cooperation, after.cooperation)
        differences.compare("partner_sought", partnerSought, after.partnerSought)
        differences.compare("price", price.original, after.price.original)
        differences.compare("note", note, after.note)
        differences.compare("number", reference, after.reference)
        return differences.fields
    }
}
