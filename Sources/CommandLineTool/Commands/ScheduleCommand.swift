import ArgumentParser
import Domain
import Exports
import Foundation
import Localisation
import Scheduling
import UseCases

struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: say("cli.help.schedule"), discussion: say("cli.help.schedule.more"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var which: EventOption
    @OptionGroup var neutral: NeutralOptions
    @Flag(name: .long, help: .init(say("cli.option.check"))) var check = false
    @Flag(name: .customLong("repair"), help: .init(say("cli.option.repair"))) var isRepair = false
    @Flag(name: .customLong("what-if"), help: .init(say("cli.option.whatIf"))) var asksWhatIf = false
    @Option(name: .long, help: .init(say("cli.option.seed"))) var seed: UInt64 = 1
    @Option(name: .long, help: .init(say("cli.option.moves"))) var moves: Int?

    func run() async throws {
        try await running(json: common.json) {
            if let file = neutral.schedule(seed: seed, moves: moves, json: common.json) {
                return try file.run(check: check)
            }
            let useCases = try await common.settings.open()
            let event = try await useCases.event(which.event)
            if check { return try await checkPlan(useCases, event) }
            if isRepair { return try await repairPlan(useCases, event) }
            if asksWhatIf { return try await showGains(useCases, event) }
            var options = Options(seed: seed, timeLimit: neutral.timeLimit, threads: neutral.threads ?? 1)
            // With a limit in time that alone counts.
            if neutral.timeLimit != nil { (options.moves, options.idleMoves) = (1_000_000_000, 1_000_000_000) }
            if let moves { options.moves = max(0, moves) }
            let bar = ProgressBar(say("cli.schedule.progress"))
            let limit = options.moves + options.idleMoves
            let run = try await useCases.scheduleEvent(event, options: options) { progress in
                let done = progress.moves + (progress.phase == .idle ? limit / 2 : 0)
                bar.draw(
                    Double(done) / Double(max(1, limit)), "\(progress.placed) · \(progress.value)/\(progress.bound)")
                return true
            }
            bar.finish()
            let day = try await useCases.schedule(of: event)
            if common.json { return try printJSON(json(run, day)) }
            print(run, day)
        }
    }

    private func json(_ run: ScheduleRun, _ day: DaySchedule) -> JSON {
        [
            "plan": .integer(run.plan.number), "meetings": .integer(run.meetings), "pairs": .integer(run.pairs),
            "value": .integer(run.plan.value), "bound": .integer(run.plan.bound),
            "meetings_bound": .integer(run.plan.meetingsBound), "optimal": .flag(run.plan.isOptimal),
            "idle": .integer(run.idle.idle), "idle_available": .integer(run.idle.idleAvailable),
            "breaks": .integer(run.idle.breaks), "seconds": .number(run.plan.seconds),
            "unknown_blocks": .object(run.unknownBlocks.mapValues { .list($0.map { .text($0) }) }),
            "unplaced": .list(
                day.unplaced.map { line in
                    [
                        "sender": .text(line.sender.code), "receiver": .text(line.receiver.code),
                        "rank": line.request.rank.map { .integer($0) } ?? .null, "kind": .text(line.reason),
                        "reason": .text(line.sentence(say)),
                    ]
                }),
        ]
    }

    private func print(_ run: ScheduleRun, _ day: DaySchedule) {
        show(
            say(
                "cli.schedule.done",
                [
                    "plan": .text(String(run.plan.number)), "n": .number(run.meetings), "pairs": .number(run.pairs),
                    "bound": .number(run.plan.meetingsBound), "seconds": .text(say.seconds(run.plan.seconds)),
                ]))
        show(
            say(
                run.plan.isOptimal ? "cli.schedule.optimal" : "cli.schedule.gap",
                [
                    "value": .number(run.plan.value), "bound": .number(run.plan.bound),
                ]))
        for (block, who) in run.unknownBlocks.sorted(by: { $0.key < $1.key }) {
            show(say("cli.schedule.unknownBlock", ["name": .text(block), "list": .text(who.joined(separator: ", "))]))
        }
        if !day.unplaced.isEmpty {
            show()
            show(say("cli.schedule.unplaced", ["n": .number(day.unplaced.count)]))
            for line in day.unplaced {
                show("  \(line.sender.code) → \(line.receiver.code)  \(line.sentence(say))")
            }
        }
        show()
        show(say("cli.schedule.next"))
    }

    private func checkPlan(_ useCases: UseCases, _ event: Event) async throws {
        let result = try await useCases.checkPlan(of: event)
        let day = try await useCases.schedule(of: event)
        let sentences = result.violations.map { sentence($0, day) }
        if common.json {
            try printJSON(
                JSON.object([
                    "plan": .integer(result.plan.number), "meetings": .integer(result.meetings),
                    "violations": .list(sentences.map { .text($0) }),
                ]))
        } else if sentences.isEmpty {
            show(say("cli.check.ok", ["plan": .text(String(result.plan.number)), "n": .number(result.meetings)]))
        } else {
            show(say("cli.check.violations", ["n": .number(sentences.count)]))
            for line in sentences { show("  ✗ " + line) }
        }
        if !sentences.isEmpty { throw ExitCode(Exit.violations) }
    }
}

/// When a slot begins, in the event's zone.
func time(_ slot: Int, _ day: DaySchedule) -> String {
    guard day.slots.indices.contains(slot) else { return "–" }
    return say.time(day.slots[slot].startsAt, zone: TimeZone(identifier: day.event.zone) ?? .gmt)
}

/// A violation in words: `violation.<case>` with `meeting`, `name`, `time`, `meetings`, `n`.
private func sentence(_ violation: Violation, _ day: DaySchedule) -> String {
    func phrase(
        _ key: String, _ meeting: String = "", name: String = "", slot: Int? = nil, meetings: [String] = [], n: Int = 0
    ) -> String {
        say(
            "violation.\(key)",
            [
                "meeting": .text(meeting.replacing(" ", with: " – ")), "name": .text(name),
                "time": .text(slot.map { time($0, day) } ?? ""),
                "meetings": .text(meetings.map { $0.replacing(" ", with: " – ") }.joined(separator: ", ")),
                "n": .number(n),
            ])
    }
    return switch violation {
    case .unknownMeeting(let id): phrase("unknownMeeting", id)
    case .unknownPlace(let place, let id): phrase("unknownPlace", id, name: place)
    case .unknownInterpreter(let code, let id): phrase("unknownInterpreter", id, name: code)
    case .slotOutOfRange(_, let id): phrase("slotOutOfRange", id)
    case .slotNotAllowed(let slot, let id): phrase("slotNotAllowed", id, slot: slot)
    case .participantUnavailable(let code, let slot, let id):
        phrase("participantUnavailable", id, name: code, slot: slot)
    case .participantDoubleBooked(let code, let slot, let ids):
        phrase("participantDoubleBooked", name: code, slot: slot, meetings: ids)
    case .participantAboveMaximum(let code, let most, let ids):
        phrase("participantAboveMaximum", name: code, meetings: ids, n: most)
    case .placeNotAllowed(let place, let id): phrase("placeNotAllowed", id, name: place)
    case .placeUnavailable(let place, let slot, let id): phrase("placeUnavailable", id, name: place, slot: slot)
    case .placeDoubleBooked(let place, let slot, let ids):
        phrase("placeDoubleBooked", name: place, slot: slot, meetings: ids)
    case .interpreterMissing(let id): phrase("interpreterMissing", id)
    case .interpreterLacksSkill(let code, let id): phrase("interpreterLacksSkill", id, name: code)
    case .interpreterUnavailable(let code, let slot, let id):
        phrase("interpreterUnavailable", id, name: code, slot: slot)
    case .interpreterDoubleBooked(let code, let slot, let ids):
        phrase("interpreterDoubleBooked", name: code, slot: slot, meetings: ids)
    case .interpreterAboveMaximum(let code, let most, let ids):
        phrase("interpreterAboveMaximum", name: code, meetings: ids, n: most)
    case .interpreterWithoutPause(let code, let most, let ids):
        phrase("interpreterWithoutPause", name: code, meetings: ids, n: most)
    case .interpreterCannotServePlace(let code, let place, let id):
        phrase("interpreterCannotServePlace", id, name: "\(code) (\(place))")
    case .fixedSlotLeft(let slot, let id): phrase("fixedSlotLeft", id, slot: slot)
    case .fixedPlaceLeft(let place, let id): phrase("fixedPlaceLeft", id, name: place)
    case .fixedInterpreterLeft(let code, let id): phrase("fixedInterpreterLeft", id, name: code)
    case .lockedMeetingMissing(let id): phrase("lockedMeetingMissing", id)
    case .precedenceBroken(let earlier, let id): phrase("precedenceBroken", id, name: earlier)
    case .wrongValue(let stated, let actual): phrase("wrongValue", name: String(stated), n: actual)
    }
}
