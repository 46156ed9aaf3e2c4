import Domain
import Foundation
import HTML
import Localisation
import UseCases

/// The board as rows and columns.
struct Board: Sendable {
    struct Block: Sendable {
        let number: Int
        let slots: [Slot]
        /// What the filter of the page knows it by.
        var mark: String { "B\(number)" }
    }

    /// As many blocks as the style sheet can filter.
    static let filters = 8

    let day: DaySchedule
    let blocks: [Block]
    /// Places with a meeting, and those that could have one and have none.
    let places: [Place]
    let unused: [Place]
    private let lines: [Identifier<Slot>: [Identifier<Place>: DaySchedule.Line]]

    init(_ day: DaySchedule) {
        self.day = day
        var slots = day.slots
        for line in day.lines where !slots.contains(line.slot) { slots.append(line.slot) }
        slots.sort { $0.startsAt < $1.startsAt }
        var runs: [[Slot]] = []
        for slot in slots {
            if runs.last?.last?.block == slot.block {
                runs[runs.count - 1].append(slot)
            } else {
                runs.append([slot])
            }
        }
        blocks = runs.enumerated().map { Block(number: $0.offset + 1, slots: $0.element) }
        let used = Set(day.lines.map(\.place.id))
        places = day.places.filter { used.contains($0.id) }.sortedForReading
        unused = day.places.sortedForReading.filter {
            !used.contains($0.id) && !$0.isReserved && [.table, .room, .online].contains($0.kind)
        }
        lines = Dictionary(grouping: day.lines, by: \.slot.id).mapValues { lines in
            Dictionary(lines.map { ($0.place.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    subscript(slot: Slot, place: Place) -> DaySchedule.Line? { lines[slot.id]?[place.id] }

    func lines(in slot: Slot) -> [DaySchedule.Line] { places.compactMap { self[slot, $0] } }
}

/// The table: a row for each place, a column for each slot.
func boardTable(_ board: Board, _ reader: Reader) -> HTML {
    let say = reader.say
    let zones = ReadersZones(at: board.day.event)
    let names = ShortNames(board.day.lines.flatMap { [$0.first, $0.second] }, for: reader.language)
    let columns = board.blocks.flatMap { block in
        block.slots.enumerated().map { (block: block, slot: $0.element, opens: $0.offset == 0) }
    }
    return """
        <div class="scroll board-wide" tabindex="0" role="region" aria-label="\(say("schedule.board"))"><table class="board"><caption class="unseen">\(say("schedule.board"))</caption>
        <thead><tr><th scope="col"><span class="unseen">\(say("schedule.place")), </span>\
        <b>\(say.zoneName(zones.own))</b>\(if: !zones.areOne, " \(say.zoneName(zones.partner))")</th>\(columns, { column in
            """
            <th scope="col" data-b="\(column.block.mark)"\(attribute: "class", column.opens ? "opens" : nil)>\
            <b>\(columnTime(column.slot, zones.own, say))</b>\
            \(if: !zones.areOne, " \(columnTime(column.slot, zones.partner, say))")</th>
            """
        })</tr></thead>
        <tbody>\(board.places, { place in
            """
            <tr><th scope="row"><b>\(place.code)</b> \(say("place.kind.\(place.kind.rawValue)"))</th>\(columns.enumerated(), { index, column in
                let talk = board[column.slot, place].map { boardTalk($0, names, board.day.event, isLate: index * 2 > columns.count, reader) }
                return "<td data-b=\"\(column.block.mark)\"\(attribute: "class", column.opens ? "opens" : nil)>\(talk ?? HTML())</td>"
            })</tr>

            """
        })</tbody></table></div>
        """
}

/// The start of a slot; its zone is named for those who listen, the first column names it for those who look.
private func columnTime(_ slot: Slot, _ zone: TimeZone, _ say: Localiser) -> HTML {
    """
    <time datetime="\(slot.startsAt.ISO8601Format())">\(say.time(slot.startsAt, zone: zone))</time>\
    <span class="unseen"> \(say.zoneName(zone))</span>
    """
}

/// A talk in a cell: short names to look at; the full ones, with the rest, are its name for those who listen and come up
/// where one points or the keyboard stands.
private func boardTalk(
    _ line: DaySchedule.Line, _ names: ShortNames, _ event: Event, isLate: Bool, _ reader: Reader
) -> HTML {
    let say = reader.say
    let classes =
        ["talk"] + (line.interpreter == nil ? [] : ["voice"]) + (line.way == .onSite ? [] : ["remote"])
        + (line.isProvisional ? ["provisional"] : [])
    let signs = (line.way == .onSite ? [] : ["way.\(line.way.rawValue)"]) + (line.isProvisional ? ["provisional"] : [])
    let marks = signs.map { say("schedule.\($0)") }
    let words = signs.map { say("schedule.short.\($0)").replacing(" ", with: "\u{a0}") }
    let short = ([line.interpreter?.code].compactMap(\.self) + words).joined(separator: " · ")
    let zones = ReadersZones(at: event)
    let times = say.bothZones(line.slot.startsAt, line.slot.endsAt, own: zones.own, partner: zones.partner)
    return """
        <a class="\(classes.joined(separator: " "))"\(href: Address.agenda(event.id, line.first.code).path)><span aria-hidden="true"><b\(attribute: "lang", foreign(line.first, reader))>\(names(line.first))</b><span\(attribute: "lang", foreign(line.second, reader))>\(names(line.second))</span>\(if: !short.isEmpty, "<i>\(short)</i>")</span><span class="full\(isLate ? " late" : "")"><b>\(content(line.first.organisation, reader))</b> – <b>\(content(line.second.organisation, reader))</b>, \(times), \(placeName(line.place, reader)), \(interpreting(line, reader))\(marks, { ", \($0)" })</span></a>
        """
}

private func foreign(_ side: DaySchedule.Side, _ reader: Reader) -> String? {
    side.organisation[reader.language] == nil ? side.organisation.original.rawValue : nil
}

/// The same by block and slot, for narrow windows.
func boardList(_ board: Board, _ reader: Reader) -> HTML {
    let say = reader.say
    let zones = ReadersZones(at: board.day.event)
    return """
        <div class="board-list stack wide">\(board.blocks, { block in
            """
            <section class="stack tight" data-b="\(block.mark)" aria-labelledby="block-\(block.number)"><h2 id="block-\(block.number)">\(say("schedule.block.n", ["n": .number(block.number)]))</h2>\(block.slots, { slot in
                let lines = board.lines(in: slot)
                return """
                    <h3 class="slot">\(twoTimes(slot.startsAt, slot.endsAt, zones, reader))</h3>\(if: lines.isEmpty, "<p class=\"soft\">\(say("schedule.slotEmpty"))</p>")\(if: !lines.isEmpty, "<ul class=\"plain-list rules\">\(lines, { listTalk($0, board.day.event, reader) })</ul>")
                    """
            })</section>
            """
        })</div>
        """
}

private func listTalk(_ line: DaySchedule.Line, _ event: Event, _ reader: Reader) -> HTML {
    let say = reader.say
    return """
        <li><a class="touch"\(href: Address.agenda(event.id, line.first.code).path)><b>\(content(line.first.organisation, reader))</b> – \(content(line.second.organisation, reader))</a><br><span class="small">\(placeName(line.place, reader)) · \(interpreting(line, reader))\(if: line.way != .onSite, " · \(say("schedule.way.\(line.way.rawValue)"))")\(if: line.isProvisional, " · \(say("schedule.provisional"))")</span></li>
        """
}
