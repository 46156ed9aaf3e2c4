import Localisation
import Scheduling

/// Why a file in the neutral form is not scheduled.
enum NeutralScheduleError: Error {
    case outputMissing
    case planMissing
    /// The instance or plan is wrong in these points.
    case faulty(path: String, [Sentence])
    /// All meetings are required, and these reasons forbid it.
    case impossible([Sentence])
    /// All meetings are required; the search ended without room for so many.
    case requiredNotPlaced(Int)
    case breaksWithInterpreters
    case breaks(Sentence)
    /// The time ended before a first plan with all meetings was found; nothing says that there is none.
    case outOfTime
    /// All is placed, but the numbers of breaks differ by more than allowed.
    case unfair
    /// The plan found breaks a rule: a fault of the program, and nothing is written.
    case faultyPlan([Sentence])

    private static let shown = 50

    /// The message and the exit code.
    var explained: (message: String, code: Int32) {
        switch self {
        case .outputMissing: (say("scheduler.error.output"), Exit.badInput)
        case .planMissing: (say("scheduler.error.plan"), Exit.badInput)
        case .faulty(let path, let sentences):
            (Self.list("scheduler.error.faulty", ["path": .text(path)], sentences), Exit.badInput)
        case .impossible(let sentences): (Self.list("scheduler.error.impossible", [:], sentences), Exit.notPossible)
        case .requiredNotPlaced(let count):
            (say("scheduler.error.requiredNotPlaced", ["n": .number(count)]), Exit.notPossible)
        case .breaksWithInterpreters: (say("scheduler.error.breaksWithInterpreters"), Exit.badInput)
        case .breaks(let sentence): (Self.list("scheduler.error.impossible", [:], [sentence]), Exit.notPossible)
        case .outOfTime: (say("scheduler.error.outOfTime"), Exit.notPossible)
        case .unfair: (say("scheduler.error.unfair"), Exit.notPossible)
        case .faultyPlan(let sentences): (Self.list("scheduler.error.faultyPlan", [:], sentences), Exit.fault)
        }
    }

    private static func list(_ key: String, _ values: [String: Localiser.Value], _ sentences: [Sentence]) -> String {
        let lines = sentences.prefix(shown).map { "  " + say($0) }
        let rest = sentences.count - lines.count
        let more = rest > 0 ? ["  " + say("scheduler.check.more", ["n": .number(rest)])] : []
        return ([say(key, values.merging(["n": .number(sentences.count)]) { $1 })] + lines + more)
            .joined(separator: "\n")
    }
}
