import Domain
import Intake
import Storage

/// What the firms of an event decided so far on sharing their data, while a list of participants is read.
struct FirmDecisions {
    private struct Cell: Hashable {
        var organisation: Identifier<Organisation>
        var file: String
        var sheet: String
        var row: Int
    }

    private let event: Event
    /// What holds for firms that decided in the product: no list overturns it.
    private var own: [Identifier<Organisation>: Participation.Sharing] = [:]
    /// What the cells said that were read last.
    private var cells: [Cell: Consent.State] = [:]

    init(_ store: Store, _ event: Event) throws {
        self.event = event
        var latest: [Identifier<Organisation>: [ConsentPurpose: Consent]] = [:]
        for consent in try store.consents.of(event.id) {
            guard case .firm(let organisation, _) = consent.subject else { continue }
            if latest[organisation]?[consent.purpose] == nil {
                latest[organisation, default: [:]][consent.purpose] = consent
            }
            if case .sheet(let file, let sheet, let row, _) = consent.source {
                let cell = Cell(organisation: organisation, file: file, sheet: sheet, row: row)
                if cells[cell] == nil { cells[cell] = consent.state }
            }
        }
        for (organisation, consents) in latest where consents.values.contains(where: \.source.isOwnDecision) {
            own[organisation] = Participation.Sharing(sharing: consents[.sharing], border: consents[.border])
        }
    }

    /// What holds for a row: the firm's own decision, else what the cell says, else what was known; an empty cell says
    /// nothing.
    func sharing(
        _ draft: ParticipantDraft, of organisation: Organisation, before: Participation.Sharing?,
        _ report: inout ImportReport
    ) -> Participation.Sharing {
        guard let decided = own[organisation.id] else {
            return draft.sharing == .unknown ? before ?? .unknown : draft.sharing
        }
        if draft.sharing != .unknown, draft.sharing != decided {
            report.report(
                .sharingKept, draft.source, field: "sharing", value: draft.sharingText,
                ["name": organisation.name.text, "code": draft.code])
        }
        return decided
    }

    /// Keeps what a cell says as a decision with its source, where it says something new.
    mutating func keep(
        _ draft: ParticipantDraft, of organisation: Organisation, file: String, in store: Store
    ) throws {
        guard own[organisation.id] == nil, draft.sharing != .unknown else { return }
        let cell = Cell(
            organisation: organisation.id, file: file, sheet: draft.source.sheet, row: draft.source.row)
        let state: Consent.State = draft.sharing == .agreed ? .given : .refused
        guard cells.updateValue(state, forKey: cell) != state else { return }
        _ = try store.consents.append(
            Consent(
                subject: .firm(organisation.id, at: event.id), purpose: .sharing, state: state,
                source: .sheet(
                    file: file, sheet: draft.source.sheet, row: draft.source.row, value: draft.sharingText),
                madeAt: store.now))
        if state == .refused { try store.consents.stopMatching(organisation.id, at: event.id) }
    }
}
