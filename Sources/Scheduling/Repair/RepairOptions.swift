/// What a repair may change, and how long it looks.
public struct RepairOptions: Codable, Equatable, Sendable {
    /// What counts before the number of people whose timetable changes.
    public enum Rule: String, Codable, Equatable, Sendable {
        /// As many published meetings as possible are still held; then as much weight as possible.
        case keepPublished
        /// As much weight as possible, even where a published meeting has to go for it.
        case raiseWeight
    }

    /// Which meetings that are not published may be added.
    public enum Additions: Codable, Equatable, Sendable {
        case all
        case none
        /// Only these, by id, such as the requests that have come in since.
        case only(Set<String>)
    }

    public var rule: Rule
    public var additions: Additions
    /// The first slot that can still be planned: what is published before stays as it is, or is planned anew where it no
    /// longer could be held as it was, and nothing else goes there.
    public var firstOpenSlot: Int
    /// The most other meetings that may be carried elsewhere to place one.
    public var longestChain: Int
    /// The most steps tried in all; in instances of more than 1,200 meetings, where each step takes longer, the fewer
    /// the more meetings there are.
    public var moves: Int
    /// The most steps tried for a proof that nothing smaller exists; only instances of a few meetings have one.
    public var proofMoves: Int
    /// The most minimum-cost flows computed for the bound of the plan.
    public var boundFlows: Int
    /// How long to search, in the seconds of the clock given; nil, or no clock: only the moves count.
    public var timeLimit: Double?

    public init(
        rule: Rule = .keepPublished, additions: Additions = .all, firstOpenSlot: Int = 0, longestChain: Int = 4,
        moves: Int = 200_000, proofMoves: Int = 200_000, boundFlows: Int = 4, timeLimit: Double? = nil
    ) {
        self.rule = rule
        self.additions = additions
        self.firstOpenSlot = firstOpenSlot
        self.longestChain = longestChain
        self.moves = moves
        self.proofMoves = proofMoves
        self.boundFlows = boundFlows
        self.timeLimit = timeLimit
    }
    /// These options with the steps that an instance of so many meetings can take in the same time.
    func scaled(to meetings: Int) -> RepairOptions {
        var scaled = self
        scaled.moves = min(moves, max(20_000, 240_000_000 / max(1, meetings)))
        return scaled
    }
}
