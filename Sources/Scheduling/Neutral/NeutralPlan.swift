/// A plan in the neutral form of the command line. Lists go by the position of the meeting in its instance.
///
/// What is nil was not stated; a plan to be checked needs no more than its assignment.
public struct NeutralPlan: Equatable, Sendable {
    /// The slot of each meeting; −1 where it is not placed.
    public var assignment: [Int]
    /// The table of each meeting, from 0; −1 where it is not placed.
    public var table: [Int]?
    /// The id of each meeting's interpreter; −1 where there is none.
    public var interpreter: [Int]?
    /// Sum of the weights of the meetings placed.
    public var weight: Int?
    /// Proven: for the objective `meetings` no plan weighs more, for `breaks` none has fewer breaks.
    public var bound: Int?
    /// Whether what the objective counts reaches the bound.
    public var optimal: Bool?
    /// Runs of slots without a meeting between the first and the last of a participant, over all participants.
    public var breaks: Int?
    /// Slots in those runs.
    public var idle: Int?
    /// Those of them in which the participant was available.
    public var idleAvailable: Int?
    /// How long the search took.
    public var seconds: Double?
    public var unplaced: [Unplaced]?

    public struct Unplaced: Equatable, Sendable {
        /// Id of the meeting.
        public var meeting: Int
        public var reason: String

        public init(meeting: Int, reason: String) {
            self.meeting = meeting
            self.reason = reason
        }
    }

    public init(assignment: [Int], table: [Int]? = nil, interpreter: [Int]? = nil) {
        self.assignment = assignment
        self.table = table
        self.interpreter = interpreter
    }
}
