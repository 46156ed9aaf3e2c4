import Calendars
import Domain
public import Localisation
public import UseCases

extension OwnMeetings {
    /// The meetings that one interprets, as a calendar file; entries are the same as in the calendars of the two firms.
    /// `nil` where no plan is published.
    public func calendar(_ say: Localiser) -> String? {
        guard let plan else { return nil }
        let entries = lines.map { line in
            let firms = [line.first, line.second].map { $0.organisation.text(for: say.language) }
            let pairs = languages(of: line).map { say.pair($0[0], $0[1]) }
            return calendarEntry(
                line, at: event, plan, firms.joined(separator: " – "), about: pairs.isEmpty ? [] : [say.list(pairs)],
                say)
        }
        return CalendarFile(
            name: event.name.text(for: say.language), zone: event.zone, entries: entries, stamp: plan.madeAt
        ).text
    }
}
