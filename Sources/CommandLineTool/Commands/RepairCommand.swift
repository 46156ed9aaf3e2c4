import Domain
import Exports
import Foundation
import Localisation
import Scheduling
import UseCases

extension ScheduleCommand {
    /// `--repair`: a draft with the fewest changes to what is published.
    func repairPlan(_ useCases: UseCases, _ event: Event) async throws {
        let bar = ProgressBar(say("cli.schedule.progress"))
        let result = try await useCases.repairPlan(of: event) { progress in
            bar.draw(0.5, "\(progress.placed) · \(progress.value)/\(progress.bound)")
            return true
        }
        bar.finish()
        let day = try await useCases.schedule(of: event)
        let changes = result.difference
        if common.json {
            return try printJSON(
                [
                    "plan": .integer(result.run.plan.number), "meetings": .integer(result.run.meetings),
                    "seconds": .number(result.run.plan.seconds), "minimal": .flag(result.isMinimal),
                    "kept": .integer(changes.kept.count), "moved": .list(changes.moved.map { .text($0.meeting) }),
                    "place_changed": .list(changes.placeChanged.map { .text($0.meeting) }),
                    "interpreter_changed": .list(changes.interpreterChanged.map { .text($0.meeting) }),
                    "dropped": .list(changes.dropped.map { .text($0.meeting) }),
                    "added": .list(changes.added.map { .text($0.meeting) }),
                    "withdrawn": .list(changes.withdrawn.map { .text($0) }),
                    "people_touched": .list(changes.peopleTouched.map { .text($0) }),
                ] as JSON)
        }
        show(
            say(
                "cli.repair.done",
                [
                    "plan": .text(String(result.run.plan.number)), "n": .number(result.run.meetings),
                    "kept": .number(changes.kept.count), "organisations": .number(changes.peopleTouched.count),
                    "seconds": .text(say.seconds(result.run.plan.seconds)),
                ]))
        for line in lines(changes, day) { show("  " + line) }
        show()
        show(say("cli.schedule.next"))
    }

    private func lines(_ changes: PlanDifference, _ day: DaySchedule) -> [String] {
        func at(_ placement: Scheduling.Placement?) -> String {
            placement.map { "\(time($0.slot, day)) \($0.place)" } ?? ""
        }
        func line(
            _ key: String, _ meeting: String, _ from: Scheduling.Placement?, _ to: Scheduling.Placement?
        ) -> String {
            let pair = meeting.replacing(" ", with: " – ")
            return say("cli.repair.\(key)", ["meeting": .text(pair), "from": .text(at(from)), "to": .text(at(to))])
        }
        var lines = (changes.moved + changes.placeChanged).map { line("moved", $0.meeting, $0.from, $0.to) }
        lines += changes.interpreterChanged.map { line("interpreter", $0.meeting, $0.from, $0.to) }
        lines += changes.dropped.map { line("dropped", $0.meeting, $0.from, nil) }
        lines += changes.withdrawn.map { line("withdrawn", $0, nil, nil) }
        lines += changes.added.map { line("added", $0.meeting, nil, $0.to) }
        return lines
    }

    /// `--what-if`: what one more table, interpreter or slot would bring.
    func showGains(_ useCases: UseCases, _ event: Event) async throws {
        let gains = try await useCases.whatIf(event)
        let day = try await useCases.schedule(of: event)
        func name(_ addition: Addition) -> String {
            switch addition {
            case .place(let kind): say("cli.whatIf.place.\(kind)")
            case .interpreter(let skills):
                say("cli.whatIf.interpreter", ["languages": .text(skills.sorted().joined(separator: ", "))])
            case .slot(let last): say("cli.whatIf.slot", ["time": .text(time(last, day))])
            case .availability(let participant, _): participant
            }
        }
        if common.json {
            return try printJSON(
                [
                    "gains": .list(
                        gains.map { gain in
                            [
                                "addition": .text(name(gain.addition)), "meetings": .integer(gain.meetings),
                                "value": .integer(gain.value), "bound": .integer(gain.bound),
                            ]
                        })
                ] as JSON)
        }
        for gain in gains {
            show(
                "  "
                    + say(
                        "cli.whatIf.gain",
                        [
                            "name": .text(name(gain.addition)), "n": .number(gain.meetings),
                            "value": .number(gain.value), "bound": .number(gain.bound),
                        ]))
        }
    }
}
