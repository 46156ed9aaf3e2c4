import Domain
import Intake
import Storage

extension ImportJob {
    /// Interpreters by their codes; one whose languages nobody at the event speaks is pointed out.
    func importInterpreters(
        _ reading: TableReading<InterpreterDraft>, into store: Store, isDryRun: Bool
    ) throws -> ImportReport {
        var report = ImportReport(subject: .interpreters, file: file, isDryRun: isDryRun, reading: reading)
        let spoken = Set(try store.participations.of(event.id).filter(\.role.meets).flatMap(\.languages))
        var known = byCode(try store.interpreters.of(event.id), \.code)
        try store.sources.forget(file: file, kind: "interpreter", of: event.id)
        for draft in reading.drafts {
            if !spoken.isEmpty, Set(draft.languages).intersection(spoken).count < 2 {
                report.report(
                    .languageNobodyNeeds, draft.source, field: "languages", value: draft.languages.codes,
                    ["name": draft.name, "code": draft.code])
            }
            let code = draft.code.or(
                known.values.first { $0.name == draft.name }?.code ?? "PD" + padded(known.count + 1, 2))
            let interpreter = Interpreter(
                id: known[code]?.id ?? .init(), event: event.id, code: code, name: draft.name,
                languages: draft.languages, mode: draft.mode, specialities: draft.specialities,
                availability: draft.availability, maximum: draft.maximum, maximumInRow: draft.maximumInRow,
                phone: draft.phone, fee: draft.fee)
            let before = known.updateValue(interpreter, forKey: code)
            try settle(
                "interpreters", "interpreter", "\(code) \(draft.name)", draft.source, interpreter.id.text,
                before, interpreter, store, &report, save: store.interpreters.save
            ) { differences in
                guard let before else { return }
                differences.compare("name", before.name, interpreter.name)
                differences.compare("languages", before.languages.codes, interpreter.languages.codes)
                differences.compare("mode", before.mode.rawValue, interpreter.mode.rawValue)
                differences.compare("availability", before.availability.original, interpreter.availability.original)
                differences.compare("maximum", before.maximum.shown, interpreter.maximum.shown)
                differences.compare("specialities", before.specialities, interpreter.specialities)
                differences.compare("phone", before.phone, interpreter.phone)
                differences.compare("fee", before.fee.original, interpreter.fee.original)
            }
        }
        return report
    }

    func importPlaces(
        _ reading: TableReading<PlaceDraft>, into store: Store, isDryRun: Bool
    ) throws -> ImportReport {
        var report = ImportReport(subject: .places, file: file, isDryRun: isDryRun, reading: reading)
        var known = byCode(try store.places.of(event.id), \.code)
        try store.sources.forget(file: file, kind: "place", of: event.id)
        for draft in reading.drafts {
            let place = Place(
                id: known[draft.code]?.id ?? .init(), event: event.id, code: draft.code,
                name: draft.name.or(draft.code), kind: draft.kind, capacity: draft.capacity,
                isHybrid: draft.isHybrid, isReserved: draft.isReserved, link: draft.link,
                equipment: draft.equipment, note: draft.note)
            let before = known.updateValue(place, forKey: draft.code)
            try settle(
                "places", "place", "\(draft.code) \(place.name)", draft.source, place.id.text, before, place, store,
                &report, save: store.places.save
            ) { differences in
                guard let before else { return }
                differences.compare("name", before.name, place.name)
                differences.compare("kind", before.kind.rawValue, place.kind.rawValue)
                differences.compare("capacity", before.capacity.shown, place.capacity.shown)
                differences.compare("equipment", before.equipment, place.equipment)
                differences.compare("link", before.link, place.link)
                differences.compare("note", before.note, place.note)
            }
        }
        return report
    }

    /// Saves a record that is new or changed, counts it and remembers where it stood.
    func settle<Record: Equatable>(
        _ counted: String, _ kind: String, _ name: String, _ source: Source, _ id: String, _ before: Record?,
        _ after: Record, _ store: Store, _ report: inout ImportReport, save: (Record) throws -> Void,
        compare: (inout Differences) -> Void
    ) throws {
        if before == nil {
            try save(after)
            report.count(counted, created: name)
        } else if before != after {
            try save(after)
            var differences = Differences()
            compare(&differences)
            report.count(counted, updated: name, differences.fields)
        } else {
            report.count(counted)
        }
        try remember(source, kind: kind, record: id, file: file, event: event, in: store)
    }

    func byCode<Record>(_ records: [Record], _ code: (Record) -> String) -> [String: Record] {
        Dictionary(records.map { (code($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
