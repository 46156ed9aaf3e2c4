/// How long and from where to search. The same instance and options always give the same plan.
///
/// In JSON, what is absent has its default.
public struct Options: Codable, Equatable, Sendable {
    public var seed: UInt64
    /// The most moves tried for the weight; the search stops earlier where the bound is reached, and takes at most 200
    /// per meeting, or 20,000 in all, where an instance is so small that more would only repeat.
    public var moves: Int
    /// The most moves tried for waiting, with the weight kept; at most 50 per meeting, or 20,000 in all.
    public var idleMoves: Int
    /// The most minimum-cost flows computed for the bound where places or interpreters are scarce.
    public var boundFlows: Int
    /// How long to search, in the seconds of the clock given to `solve`; nil, or no clock, means that only the moves
    /// count. With a limit in time the plan depends on the machine.
    public var timeLimit: Double?
    /// How many searches run side by side, each from a start of its own and with all the moves; the best plan counts.
    /// Never worse than with fewer, and the same for the same number, unless a limit in time ends the search.
    public var threads: Int

    public init(
        seed: UInt64 = 1, moves: Int = 240_000, idleMoves: Int = 60_000, boundFlows: Int = 48,
        timeLimit: Double? = nil, threads: Int = 1
    ) {
        self.seed = seed
        self.moves = moves
        self.idleMoves = idleMoves
        self.boundFlows = boundFlows
        self.timeLimit = timeLimit
        self.threads = threads
    }

    public init(from decoder: any Decoder) throws {
        self.init()
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        seed = try fields.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
        moves = try fields.decodeIfPresent(Int.self, forKey: .moves) ?? moves
        idleMoves = try fields.decodeIfPresent(Int.self, forKey: .idleMoves) ?? idleMoves
        boundFlows = try fields.decodeIfPresent(Int.self, forKey: .boundFlows) ?? boundFlows
        timeLimit = try fields.decodeIfPresent(Double.self, forKey: .timeLimit)
        threads = try fields.decodeIfPresent(Int.self, forKey: .threads) ?? threads
    }

    /// These options with the moves that so many meetings are worth.
    func scaled(to meetings: Int) -> Options {
        // With a limit in time that alone counts.
        guard timeLimit == nil else { return self }
        return Options(
            seed: seed, moves: min(moves, max(20_000, 200 * meetings)),
            idleMoves: min(idleMoves, max(20_000, 50 * meetings)), boundFlows: boundFlows, timeLimit: timeLimit,
            threads: threads)
    }
}

/// Where the search stands.
public struct SearchProgress: Equatable, Sendable {
    public enum Phase: String, Equatable, Sendable {
        case bound, insertion, weight, idle
    }

    public var phase: Phase
    /// Moves tried in this phase.
    public var moves: Int
    public var value: Int
    public var bound: Int
    public var placed: Int
}
