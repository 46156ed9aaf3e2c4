import Domain
import Foundation
public import Localisation
public import Spreadsheets
public import UseCases

extension DaySchedule {
    /// The plan as sheets of a workbook: all meetings by time; the same by organisation, place and interpreter; and what
    /// could not be placed, with reasons.
    public func tables(_ say: Localiser) -> [Table] {
        [
            Table(
                name: say("export.title.schedule"), columns: columns(say),
                rows: lines.map { row($0, say) }),
            Table(
                name: say("export.title.byOrganisation"),
                columns: [
                    .init(say("export.code"), width: 9), .init(say("export.organisation"), width: 38),
                ] + columns(say),
                rows: lines.flatMap { line in [line.first, line.second].map { (line, $0) } }
                    .sorted { ($0.1.code, $0.0.slotNumber) < ($1.1.code, $1.0.slotNumber) }
                    .map { [.text($1.code), .text($1.organisation.text(for: say.language))] + row($0, say) }),
            Table(
                name: say("export.title.byPlace"), columns: columns(say),
                rows: lines.sorted { ($0.place.code, $0.slotNumber) < ($1.place.code, $1.slotNumber) }
                    .map { row($0, say) }),
            Table(
                name: say("export.title.byInterpreter"), columns: columns(say),
                rows: lines.filter { $0.interpreter != nil }
                    .sorted {
                        ($0.interpreter?.code ?? "", $0.slotNumber) < ($1.interpreter?.code ?? "", $1.slotNumber)
                    }.map { row($0, say) }),
            Table(
                name: say("export.title.unplaced"),
                columns: [
                    .init(say("field.sender"), width: 9), .init(say("export.organisation"), width: 38),
                    .init(say("field.receiver"), width: 9), .init(say("export.partner"), width: 38),
                    .init(say("field.rank"), width: 9), .init(say("export.reason"), width: 70),
                ],
                rows: unplaced.map { line in
                    [
                        .text(line.sender.code), .text(line.sender.organisation.text(for: say.language)),
                        .text(line.receiver.code), .text(line.receiver.organisation.text(for: say.language)),
                        line.request.rank.map { .integer($0) } ?? .empty, .text(line.sentence(say)),
                    ]
                }),
        ]
    }

    /// All meetings by time, as one table.
    public func table(_ say: Localiser) -> Table { tables(say)[0] }

    private func columns(_ say: Localiser) -> [Column] {
        [
            .init(say("export.meeting"), width: 8), .init(say("export.slot"), width: 6),
            .init(say("export.start"), width: 17), .init(say("export.end"), width: 17),
            .init(say("export.startPartner"), width: 17), .init(say("field.code"), width: 8),
            .init(say("export.demand"), width: 38), .init(say("field.code"), width: 8),
            .init(say("export.supply"), width: 38), .init(say("export.place"), width: 14),
            .init(say("export.placeKind"), width: 14), .init(say("export.interpreter"), width: 20),
            .init(say("export.link"), width: 34), .init(say("export.status"), width: 14),
            .init(say("export.need"), width: 34), .init(say("export.offer"), width: 34),
        ]
    }

    private func row(_ line: Line, _ say: Localiser) -> [Output] {
        let own = TimeZone(identifier: event.zone) ?? .gmt
        let partner = TimeZone(identifier: event.partnerZone) ?? .gmt
        return [
            .text(line.meeting.code), .integer(line.slotNumber), .date(sheetDate(line.slot.startsAt, own)),
            .date(sheetDate(line.slot.endsAt, own)), .date(sheetDate(line.slot.startsAt, partner)),
            .text(line.first.code), .text(line.first.organisation.text(for: say.language)),
            .text(line.second.code), .text(line.second.organisation.text(for: say.language)),
            .text(line.place.name == line.place.code ? line.place.code : "\(line.place.code) \(line.place.name)"),
            .text(say("place.kind.\(line.place.kind.rawValue)")), .text(line.interpreter?.name ?? ""),
            .text(line.link), .text(say(line.isProvisional ? "status.provisional" : "status.confirmed")),
            .text(line.need.map { "\($0.code) \($0.title.text(for: say.language))" } ?? ""),
            .text(line.offer.map { "\($0.code) \($0.title.text(for: say.language))" } ?? ""),
        ]
    }

    private func sheetDate(_ date: Date, _ zone: TimeZone) -> SheetDate {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        return SheetDate(
            year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1, hour: parts.hour ?? 0,
            minute: parts.minute ?? 0, second: parts.second ?? 0)
    }
}

extension DaySchedule.UnplacedLine {
    /// Why there is no meeting, in the reader's language, with what would help where that is known.
    public func sentence(_ say: Localiser) -> String {
        var values = details.mapValues { Localiser.Value.text($0) }
        if let language = details["language"] {
            values["language"] = .text(say.list(language.split(separator: ",").map { say.languagePair(String($0)) }))
        }
        if let setting = details["place"] { values["place"] = .text(say("setting.\(setting)")) }
        if let number = details["n"].flatMap({ Int($0) }) { values["n"] = .number(number) }
        values["time"] = .text(details["times"] ?? "")
        let reason = say("unplaced.\(reason)", values)
        guard let hint = details["hint"] else { return reason }
        return reason + " " + say("unplaced.hint.\(hint)", values)
    }
}

extension Localiser {
    /// `ko-vi` as "Hàn – Việt".
    public func languagePair(_ codes: String) -> String {
        let languages = codes.split(separator: "-").compactMap { Language(rawValue: String($0)) }
        return languages.count == 2 ? pair(languages[0], languages[1]) : codes
    }
}
