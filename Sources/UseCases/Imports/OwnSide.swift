import Domain
import Intake
import Storage

// Who looks after one side imports that side's lists: what is of the other is left out and named, and never tells more
// than its readers may see.

extension UseCases {
    /// Lists in which each row is about a firm of one side. The others are of the day itself: the hosts import them.
    static let subjectsOfSides: [Subject] = [.needs, .offers, .participants]

    /// The country whose lists alone are imported; empty: both sides'.
    /// - Throws: `UseCaseError.listOfHosts` where a list is not theirs to import.
    func importingSide(of subject: Subject? = nil) throws -> String {
        switch imports {
        case .everything: return ""
        case .side(let country):
            if let subject, !UseCases.subjectsOfSides.contains(subject) { throw UseCaseError.listOfHosts }
            return country
        case .firms, .nothing: throw UseCaseError.listOfHosts
        }
    }
}

extension ImportJob {
    /// Whether a record of a firm may be met and changed. A firm of no country is of whoever names it.
    func mayChange(_ organisation: Organisation) -> Bool {
        side.isEmpty || organisation.country.isEmpty || organisation.country == side
    }

    /// Whether a country as the file states it keeps the row out: the same whether its firm is known or not.
    func isForeign(_ country: String) -> Bool { !side.isEmpty && !country.isEmpty && country != side }

    /// The firms that a file may speak of: where one side's lists are read, those that its organisers may see. A closed
    /// firm of the other side is as if it were not there, also where the hosts import that side's upload: its
    /// organisers read the report.
    func knownFirms(in store: Store) throws -> Set<Identifier<Organisation>>? {
        side.isEmpty ? nil : try store.seeing(.side(side)).organisations.known(at: event.id)
    }
}

extension ImportReport {
    /// A row that is the other side's: one sentence for all reasons, for the reason may be what must not be told.
    mutating func leaveToOtherSide(_ source: Source, field: String, value: String) {
        report(.otherSide, source, field: field, value: value, severity: .error)
        skipped += 1
    }
}
