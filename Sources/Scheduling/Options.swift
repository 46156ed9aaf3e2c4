/// How long and from where to search. The same instance and options always give the same plan.
public struct Options: Codable, Equatable, Sendable {
    public var seed: UInt64
    /// The most moves tried for the weight; the search stops earlier where the bound is reached.
    public var moves: Int
    /// The most moves tried for waiting, with the weight kept.
    public var idleMoves: Int
    /// The most minimum-cost flows computed for the bound where places or interpreters are scarce.
    public var boundFlows: Int

    public init(seed: UInt64 = 1, moves: Int = 60_000, idleMoves: Int = 20_000, boundFlows: Int = 48) {
        self.seed = seed
        self.moves = moves
        self.idleMoves = idleMoves
        self.boundFlows = boundFlows
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
