import ArgumentParser
import Foundation
import Localisation
import Scheduling
import Synchronization

/// What a plan in the neutral form is made best in.
enum ScheduleObjective: String, ExpressibleByArgument, CaseIterable {
    /// Weight, then waiting.
    case meetings
    /// All meetings, with the fewest breaks.
    case breaks
}

/// `caunoi schedule --input instance.json …`: schedules or checks a file, without an installation.
struct NeutralSchedule {
    var input: String
    var output: String?
    /// The plan to be checked.
    var plan: String?
    var objective = ScheduleObjective.meetings
    /// In seconds; nil: until the moves are used up.
    var timeLimit: Double?
    var threads: Int?
    var seed: UInt64 = 1
    var moves: Int?
    /// Whether a summary is printed as JSON.
    var json = false

    /// - Throws: `NeutralScheduleError`, `CommandError`, and `ExitCode` where a check found violations.
    func run(check isCheck: Bool) throws {
        let instance = try read(input) { bytes throws(NeutralFaults) in try NeutralInstance(json: bytes) }
        if isCheck { return try check(instance) }
        guard let output else { throw NeutralScheduleError.outputMissing }
        let started = ContinuousClock.now
        if instance.allRequired || objective == .breaks {
            let reasons = instance.impossibilities()
            guard reasons.isEmpty else { throw NeutralScheduleError.impossible(reasons.map(\.sentence)) }
        }
        let bar = ProgressBar(say("cli.schedule.progress"))
        var plan = try solve(instance, started, bar)
        bar.finish()
        plan.seconds = seconds(since: started)
        let violations = Scheduling.check(plan, instance)
        let missing = violations.count { if case .requiredMissing = $0 { true } else { false } }
        guard missing == 0 else { throw NeutralScheduleError.requiredNotPlaced(missing) }
        let unfair = violations.count { if case .unfair = $0 { true } else { false } }
        guard unfair == 0 || unfair < violations.count else { throw NeutralScheduleError.unfair }
        guard violations.isEmpty else { throw NeutralScheduleError.faultyPlan(violations.map(\.sentence)) }
        try write(plan.json(), to: output)
        try report(plan, instance)
    }

    private func solve(
        _ instance: NeutralInstance, _ started: ContinuousClock.Instant, _ bar: ProgressBar
    ) throws -> NeutralPlan {
        switch objective {
        case .meetings:
            let options = options(for: instance, started)
            let limit = options.moves + options.idleMoves
            let plan = try Scheduling.solve(
                instance.engineInstance(), options: options,
                progress: { now in
                    let moves = now.moves + (now.phase == .idle ? options.moves : 0)
                    let done =
                        timeLimit.map { seconds(since: started) / $0 } ?? (Double(moves) / Double(max(1, limit)))
                    bar.draw(done, standing(now.value, now.bound))
                    return true
                }, clock: { seconds(since: started) })
            return instance.plan(of: plan, seconds: seconds(since: started)) { say($0) }
        case .breaks:
            guard !instance.needsInterpreters else { throw NeutralScheduleError.breaksWithInterpreters }
            let found: BreaksPlan
            do {
                found = try instance.breaksInstance().planWithFewestBreaks(options: breaksOptions) { now in
                    bar.draw(timeLimit.map { seconds(since: started) / $0 } ?? 0, standing(now.breaks, now.bound))
                } while: {
                    goesOn(started)
                }
            } catch {
                if case .stoppedWithoutPlan = error { throw NeutralScheduleError.outOfTime }
                throw NeutralScheduleError.breaks(error.sentence)
            }
            guard var plan = instance.plan(ofSlots: found.slots) else {
                throw NeutralScheduleError.breaksWithInterpreters
            }
            (plan.bound, plan.optimal, plan.unplaced) = (found.bound, found.isOptimal, [])
            return plan
        }
    }

    /// As many moves as pay for a file of this size; with a limit in time, as many as fit.
    private func options(for instance: NeutralInstance, _ started: ContinuousClock.Instant) -> Options {
        var options = Options(seed: seed, threads: threads ?? 1)
        let meetings = instance.meetings.count
        options.moves = min(max(400_000, meetings * 2_000), 20_000_000)
        options.idleMoves = min(max(2_000_000, meetings * 30_000), 60_000_000)
        if let timeLimit {
            (options.moves, options.idleMoves) = (1_000_000_000, 1_000_000_000)
            // Reading is done already; checking and writing the plan take the last part.
            options.timeLimit = max(0.01, timeLimit * 0.94 - seconds(since: started))
        }
        if let moves { options.moves = max(0, moves) }
        return options
    }

    /// Two ways of proving race each other where there are two cores: what one finds helps the other.
    private var breaksOptions: BreaksOptions {
        BreaksOptions(seed: seed, threads: threads ?? min(2, ProcessInfo.processInfo.activeProcessorCount))
    }

    private func goesOn(_ started: ContinuousClock.Instant) -> Bool {
        timeLimit.map { seconds(since: started) < $0 } ?? true
    }

    private func seconds(since started: ContinuousClock.Instant) -> Double {
        let passed = (ContinuousClock.now - started).components
        return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
    }

    /// Value, bound and gap, for the progress bar.
    private func standing(_ value: Int?, _ bound: Int) -> String {
        guard let value else { return "– / \(bound)" }
        let gap = abs(bound - value)
        let share = Double(gap) / Double(max(1, abs(bound), abs(value))) * 10_000
        return "\(value) / \(bound) (\(say.decimal(Decimal(Int(share.rounded())) / 100)) %)"
    }
}

extension NeutralSchedule {
    private func check(_ instance: NeutralInstance) throws {
        guard let path = plan else { throw NeutralScheduleError.planMissing }
        let plan = try read(path) { bytes throws(NeutralFaults) in try NeutralPlan(json: bytes) }
        let sentences = Scheduling.check(plan, instance).map { say($0.sentence) }
        let held = plan.assignment.count { $0 >= 0 }
        if json {
            let figures = instance.figures(of: plan.assignment)
            try printJSON(
                [
                    "meetings": .integer(held), "violations": .list(sentences.map { .text($0) }),
                    "weight": .integer(figures.weight), "breaks": .integer(figures.breaks),
                    "idle": .integer(figures.idle), "idle_available": .integer(figures.idleAvailable),
                ] as JSON)
        } else if sentences.isEmpty {
            show(say("scheduler.check.ok", ["n": .number(held)]))
        } else {
            show(say("scheduler.check.violations", ["n": .number(sentences.count)]))
            for line in sentences.prefix(200) { show("  ✗ " + line) }
            if sentences.count > 200 { show(say("scheduler.check.more", ["n": .number(sentences.count - 200)])) }
        }
        if !sentences.isEmpty { throw ExitCode(Exit.violations) }
    }

    private func report(_ plan: NeutralPlan, _ instance: NeutralInstance) throws {
        let held = plan.assignment.count { $0 >= 0 }
        if json {
            return try printJSON(
                [
                    "meetings": .integer(held), "weight": .integer(plan.weight ?? 0),
                    "bound": .integer(plan.bound ?? 0),
                    "optimal": .flag(plan.optimal ?? false), "breaks": .integer(plan.breaks ?? 0),
                    "idle": .integer(plan.idle ?? 0), "idle_available": .integer(plan.idleAvailable ?? 0),
                    "seconds": .number(plan.seconds ?? 0), "unplaced": .integer(plan.unplaced?.count ?? 0),
                ] as JSON)
        }
        show(
            say(
                "scheduler.done",
                [
                    "n": .number(held), "total": .number(instance.meetings.count), "weight": .number(plan.weight ?? 0),
                    "breaks": .number(plan.breaks ?? 0), "idle": .number(plan.idleAvailable ?? 0),
                    "seconds": .text(say.seconds(plan.seconds ?? 0)),
                ]))
        let key = plan.optimal == true ? "scheduler.optimal" : "scheduler.gap"
        show(say("\(key).\(objective.rawValue)", ["bound": .number(plan.bound ?? 0)]))
    }

    private func read<Result>(
        _ path: String, _ parse: ([UInt8]) throws(NeutralFaults) -> Result
    ) throws -> Result {
        let bytes = try contents(of: path)
        do throws(NeutralFaults) {
            return try parse(bytes)
        } catch {
            throw NeutralScheduleError.faulty(path: path, error.faults.map(\.sentence))
        }
    }

    /// Into a file beside it first, then renamed: a plan that stood there stays until the new one is whole.
    private func write(_ bytes: [UInt8], to path: String) throws {
        let part = path + ".\(ProcessInfo.processInfo.processIdentifier).part"
        do {
            try Data(bytes).write(to: URL(filePath: part))
            guard rename(part, path) == 0 else { throw CommandError.folderNotWritable(path) }
        } catch {
            unlink(part)
            throw CommandError.folderNotWritable(URL(filePath: path).deletingLastPathComponent().path)
        }
    }
}

extension Localiser {
    /// A sentence of the scheduler in this language; in English where the catalogues lack it.
    func callAsFunction(_ sentence: Sentence) -> String {
        guard has(sentence.key) else { return sentence.english }
        return self(
            sentence.key,
            sentence.values.mapValues { value in
                switch value {
                case .text(let text): .text(text)
                case .number(let number): .number(number)
                }
            })
    }
}
