import Domain
import Foundation
import Text
import UseCases

/// Meetings under what they have in common, by time.
struct MeetingGroup: Sendable {
    enum Subject: Sendable {
        case organisation(DaySchedule.Side)
        case place(Place)
        case interpreter(Interpreter)
    }

    let subject: Subject
    let lines: [DaySchedule.Line]

    var code: String {
        switch subject {
        case .organisation(let side): side.code
        case .place(let place): place.code
        case .interpreter(let interpreter): interpreter.code
        }
    }

    /// What a search looks through, folded.
    var searched: String {
        switch subject {
        case .organisation(let side):
            (side.organisation.allTexts + [side.code, side.person]).joined(separator: " ").folded
        case .place(let place): "\(place.code) \(place.name)".folded
        case .interpreter(let interpreter): "\(interpreter.code) \(interpreter.name)".folded
        }
    }

    /// Groups of a day: organisations that can meet, places that hold a meeting, all interpreters.
    static func all(of day: DaySchedule, by grouping: ScheduleGrouping) -> [MeetingGroup] {
        switch grouping {
        case .organisations:
            var lines: [String: [DaySchedule.Line]] = [:]
            for line in day.lines {
                lines[line.first.code, default: []].append(line)
                lines[line.second.code, default: []].append(line)
            }
            return day.participants.filter { $0.role.meets || lines[$0.code] != nil }.map {
                MeetingGroup(subject: .organisation($0), lines: lines[$0.code] ?? [])
            }
        case .places:
            let lines = Dictionary(grouping: day.lines, by: \.place.id)
            return day.places.sortedForReading.compactMap { place in
                lines[place.id].map { MeetingGroup(subject: .place(place), lines: $0) }
            }
        case .interpreters:
            let lines = Dictionary(grouping: day.lines.filter { $0.interpreter != nil }, by: \.interpreter?.id)
            return day.interpreters.map { interpreter in
                MeetingGroup(subject: .interpreter(interpreter), lines: lines[interpreter.id] ?? [])
            }
        }
    }
}

/// Some of a list's entries: those that a search finds, cut into pages.
struct Selection<Entry> {
    let entries: [Entry]
    let found: Int
    let page: Int
    let pages: Int

    /// Odd page numbers fall back to the nearest page there is.
    init(of all: [Entry], page text: String?, size: Int) {
        found = all.count
        pages = max(1, (all.count + size - 1) / size)
        page = min(max(1, text.flatMap(Int.init) ?? 1), pages)
        entries = Array(all.dropFirst((page - 1) * size).prefix(size))
    }
}

/// All words of a search, folded, stand in the text, folded.
func isFound(_ search: String, in folded: String) -> Bool {
    search.folded.split(whereSeparator: \.isWhitespace).allSatisfy { folded.contains($0) }
}

extension [Place] {
    /// Tables first, then rooms, online rooms and the rest; within a kind by code.
    var sortedForReading: [Place] {
        let order: [Place.Kind] = [.table, .room, .online, .booth, .hall]
        return sorted {
            let left = order.firstIndex(of: $0.kind) ?? order.count
            let right = order.firstIndex(of: $1.kind) ?? order.count
            return (left, $0.code) < (right, $1.code)
        }
    }
}

/// Requests without a meeting, under the same reason.
struct ReasonGroup: Sendable {
    let reason: String
    let lines: [DaySchedule.UnplacedLine]

    /// The most frequent reason first; within it by sender, then by the sender's priority.
    static func all(of lines: [DaySchedule.UnplacedLine]) -> [ReasonGroup] {
        Dictionary(grouping: lines, by: \.reason).map { reason, lines in
            ReasonGroup(
                reason: reason,
                lines: lines.sorted {
                    ($0.sender.code, $0.request.rank ?? .max, $0.receiver.code)
                        < ($1.sender.code, $1.request.rank ?? .max, $1.receiver.code)
                })
        }.sorted { ($1.lines.count, $0.reason) < ($0.lines.count, $1.reason) }
    }
}
