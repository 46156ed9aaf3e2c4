import Domain
import Foundation
import Intake
import Storage

extension ImportJob {
    /// Agenda items by their codes; the slots of the meeting blocks are cut anew.
    func importAgenda(
        _ reading: TableReading<AgendaDraft>, into store: Store, isDryRun: Bool
    ) throws -> ImportReport {
        var report = ImportReport(subject: .agenda, file: file, isDryRun: isDryRun, reading: reading)
        let before = try store.agenda.of(event.id)
        var known = byCode(before, \.code)
        try store.sources.forget(file: file, kind: "agenda_item", of: event.id)
        for draft in reading.drafts {
            let zone = draft.zone.flatMap(timeZone(named:))
            let date = draft.date.or(event.date)
            guard let startsAt = event.instant(date: date, time: draft.startsAt, zone: zone),
                let endsAt = event.instant(date: date, time: draft.endsAt, zone: zone)
            else {
                report.report(.dateUnclear, draft.source, field: "date", value: draft.date, severity: .error)
                report.skipped += 1
                continue
            }
            if draft.kind == .meetings, endsAt.timeIntervalSince(startsAt) < Double(event.slotMinutes * 60) {
                report.report(
                    .slotTooShort, draft.source, field: "ends_at", value: draft.title,
                    ["other": String(event.slotMinutes)])
            }
            let code = draft.code.or("A" + padded(known.count + 1, 2))
            let item = AgendaItem(
                id: known[code]?.id ?? .init(), event: event.id, code: code, kind: draft.kind, title: draft.title,
                place: draft.place, audience: draft.audience, startsAt: startsAt, endsAt: endsAt)
            let old = known.updateValue(item, forKey: code)
            try settle(
                "agenda_items", "agenda_item", "\(code) \(draft.title)", draft.source, item.id.text, old, item,
                store, &report, save: store.agenda.save
            ) { differences in
                guard let old else { return }
                differences.compare("title", old.title, item.title)
                differences.compare("kind", old.kind.rawValue, item.kind.rawValue)
                differences.compare("starts_at", old.startsAt.ISO8601Format(), item.startsAt.ISO8601Format())
                differences.compare("ends_at", old.endsAt.ISO8601Format(), item.endsAt.ISO8601Format())
                differences.compare("place", old.place, item.place)
                differences.compare("audience", old.audience, item.audience)
            }
        }
        let slots = Slot.cut(from: try store.agenda.of(event.id), minutes: event.slotMinutes)
        let old = try store.slots.of(event.id)
        let times = Set(old.map { [$0.startsAt, $0.endsAt] })
        let added = slots.filter { !times.contains([$0.startsAt, $0.endsAt]) }
        if !added.isEmpty { report.created["slots"] = added.count }
        try store.slots.replace(of: event.id, with: slots)
        return report
    }

    /// `GMT+7`, or an IANA name.
    private func timeZone(named name: String) -> TimeZone? {
        TimeZone(identifier: name) ?? TimeZone(abbreviation: name)
    }
}
