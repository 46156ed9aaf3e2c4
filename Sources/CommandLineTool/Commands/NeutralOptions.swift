import ArgumentParser
import Localisation
import Scheduling

/// What `caunoi schedule` understands beyond the event: a file in the neutral form instead of the database.
struct NeutralOptions: ParsableArguments {
    @Option(name: .long, help: .init(say("scheduler.option.input"), valueName: "file"))
    var input: String?

    @Option(name: .long, help: .init(say("scheduler.option.output"), valueName: "file"))
    var output: String?

    @Option(name: .long, help: .init(say("scheduler.option.plan"), valueName: "file"))
    var plan: String?

    @Option(name: .long, help: .init(say("scheduler.option.objective"), valueName: "meetings|breaks"))
    var objective: ScheduleObjective = .meetings

    @Option(name: .long, help: .init(say("scheduler.option.timeLimit"), valueName: "seconds"))
    var timeLimit: Double?

    @Option(name: .long, help: .init(say("scheduler.option.threads"), valueName: "number"))
    var threads: Int?

    func validate() throws {
        if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
            throw ValidationError(say("scheduler.error.timeLimit"))
        }
        if let threads, !(1...64).contains(threads) { throw ValidationError(say("scheduler.error.threads")) }
        if input == nil, objective == .breaks { throw ValidationError(say("scheduler.error.breaksNeedInput")) }
        if input == nil, output != nil || plan != nil { throw ValidationError(say("scheduler.error.inputMissing")) }
    }

    /// nil where no file is given: then the event in the database is meant.
    func schedule(seed: UInt64, moves: Int?, json: Bool) -> NeutralSchedule? {
        guard let input else { return nil }
        return NeutralSchedule(
            input: input, output: output, plan: plan, objective: objective, timeLimit: timeLimit, threads: threads,
            seed: seed, moves: moves, json: json)
    }
}
