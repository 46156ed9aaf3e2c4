public import Domain
import Foundation
public import HTML
import Localisation
public import UseCases

/// The day on one board: slots by places; on phones as a list by block and slot.
public struct SchedulePage: Page {
    /// `nil` where the event has no plan yet.
    public let day: DaySchedule?
    public let event: Event?
    private let frame: Event

    public init(_ day: DaySchedule?, event: Event) {
        self.day = day
        self.event = event
        frame = event
    }

    public var section: Section? { .schedule }
    public var mainClass: String { "plan" }
    public var scripts: [Asset] { day == nil ? [] : [.board] }

    public func title(_ reader: Reader) -> String { reader.say("schedule.heading") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        guard let day else {
            return "<div class=\"wrap stack\">\(scheduleHeading(title(reader), nil, say))\(noPlan(frame, reader))</div>"
        }
        let board = Board(day)
        return """
            <div class="wrap stack">
            <div class="row apart">\(scheduleHeading(title(reader), day.plan, say))
            \(if: reader.may(.seeWork), "<a class=\"button\(day.plan.state == .draft ? " main" : "") no-print\"\(href: Address.work(frame.id).path)>\(icon("gear")) \(say(day.plan.state == .draft ? "schedule.publish" : "schedule.again"))</a>")</div>
            \(figures(day, say))
            \(scheduleTabs(day, frame, .schedule(frame.id), say))
            \(if: day.lines.isEmpty, empty(say("schedule.noMeetings"), "<p>\(link(say("schedule.seeUnplaced"), .unplaced(frame.id)))</p>"))
            \(if: !day.lines.isEmpty, "\(blockFilter(board, reader))\(boardTable(board, reader))\(boardList(board, reader))\(unused(board, reader))")
            \(downloads(frame, reader))
            </div>
            """
    }

    private func figures(_ day: DaySchedule, _ say: Localiser) -> HTML {
        let waiting = Waiting(day)
        let unplaced = day.unplaced.count
        return """
            <dl class="figures">
            <div class="span"><dt>\(say("schedule.figure.meetings", ["bound": .number(day.plan.meetingsBound)]))</dt><dd>\(say.number(day.lines.count))</dd></div>
            <div><dt>\(say("schedule.figure.waiting"))</dt><dd>\(say.number(waiting.total))</dd></div>
            <div><dt>\(say("schedule.figure.longestWaiting"))</dt><dd>\(say.number(waiting.longest))</dd></div>
            <div class="\(unplaced == 0 ? "good" : "warn")"><dt>\(link(say("schedule.figure.unplaced"), .unplaced(frame.id)))</dt><dd>\(say.number(unplaced))</dd></div>
            </dl>
            """
    }

    private func blockFilter(_ board: Board, _ reader: Reader) -> HTML {
        let say = reader.say
        let hasFilter = (2...Board.filters).contains(board.blocks.count)
        return """
            <div class="row apart no-print">\(if: hasFilter, """
                <fieldset class="tabs"><legend class="unseen">\(say("schedule.block"))</legend><label><input class="unseen" type="radio" name="b" value="all" checked> \(say("schedule.block.all"))</label>\(board.blocks, { block in
                    "<label><input class=\"unseen\" type=\"radio\" name=\"b\" value=\"\(block.mark)\"> \(say("schedule.block.n", ["n": .number(block.number)]))</label>"
                })</fieldset>
                """)
            <ul class="row small legend plain-list" aria-label="\(say("schedule.legend"))"><li><span class="talk voice" aria-hidden="true"></span> \(say("schedule.legend.interpreter"))</li><li><span class="talk remote" aria-hidden="true"></span> \(say("schedule.legend.remote"))</li><li><span class="talk provisional" aria-hidden="true"></span> \(say("schedule.legend.provisional"))</li></ul></div>
            """
    }

    /// Places that could hold meetings and hold none.
    private func unused(_ board: Board, _ reader: Reader) -> HTML {
        guard !board.unused.isEmpty else { return HTML() }
        let say = reader.say
        return """
            <details class="no-print"><summary>\(say("schedule.unusedPlaces", ["n": .number(board.unused.count)]))</summary><ul class="row plain-list">\(board.unused, { place in
                "<li>\(placeName(place, reader))</li>"
            })</ul></details>
            """
    }
}
