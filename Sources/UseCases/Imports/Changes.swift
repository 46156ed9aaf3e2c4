import Domain
import Intake
import Storage

/// What a record was read from, remembered.
func remember(_ source: Source, kind: String, record: String, file: String, event: Event, in store: Store) throws {
    try store.sources.save(
        RecordSource(
            record: record, kind: kind, file: file, sheet: source.sheet, row: source.row, item: source.item),
        of: event.id)
}

/// Two versions of a record, field by field, for people.
struct Differences {
    private(set) var fields: [ImportReport.Change.Field] = []

    mutating func compare(_ name: String, _ before: String, _ after: String) {
        if before != after { fields.append(.init(name: name, before: before, after: after)) }
    }
}

extension Optional<Int> {
    var shown: String { map(String.init) ?? "" }
}

extension String {
    /// This text, or the other where this one is empty.
    func or(_ other: String) -> String { isEmpty ? other : self }
}
