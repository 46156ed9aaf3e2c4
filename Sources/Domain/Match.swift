public import Foundation

/// A suggested pair of a need and an offer, with the reasons.
public struct Match: Equatable, Sendable {
    public enum Confidence: String, Codable, CaseIterable, Sendable { case high, medium, low }

    /// Why the two fit, as data: the sentence is phrased in the reader's language.
    public struct Reason: Codable, Equatable, Sendable {
        /// `concept`, `broader`, `words`, `meaning`; of facts `cooperation`, `budget` and others; `confirmed`, `rejected`,
        /// `learned`.
        public var kind: String
        /// Something to be cleared up rather than something that fits; `nil` in matches of before.
        public var isWarning: Bool?
        /// What is shared, by language (`vi`, `ko`, `en`), or under `""` where it is the same in all.
        public var names: [String: String]
        /// The words as they stand in the need and in the offer.
        public var inNeed: [String]
        public var inOffer: [String]

        public init(
            kind: String, isWarning: Bool = false, names: [String: String], inNeed: [String] = [],
            inOffer: [String] = []
        ) {
            self.kind = kind
            self.isWarning = isWarning
            self.names = names
            self.inNeed = inNeed
            self.inOffer = inOffer
        }
    }

    public var need: Identifier<Need>
    public var offer: Identifier<Offer>
    /// Place among the need's matches, from 1.
    public var rank: Int
    public var score: Double
    public var confidence: Confidence
    public var reasons: [Reason]
    public var engine: String
    public var madeAt: Date

    public init(
        need: Identifier<Need>, offer: Identifier<Offer>, rank: Int, score: Double, confidence: Confidence,
        reasons: [Reason], engine: String, madeAt: Date
    ) {
        self.need = need
        self.offer = offer
        self.rank = rank
        self.score = score
        self.confidence = confidence
        self.reasons = reasons
        self.engine = engine
        self.madeAt = madeAt
    }
}

/// What a person said of a suggested pair.
public struct MatchVerdict: Equatable, Sendable {
    /// Why a pair is no good, as brokers put it.
    public enum Rejection: String, CaseIterable, Codable, Sendable {
        case tooEarly, benefitUnclear, tooCostly, notOurField, haveOneAlready
    }

    public var need: Identifier<Need>
    public var offer: Identifier<Offer>
    /// `nil` confirms the pair.
    public var rejection: Rejection?
    public var madeAt: Date

    public init(need: Identifier<Need>, offer: Identifier<Offer>, rejection: Rejection?, madeAt: Date) {
        self.need = need
        self.offer = offer
        self.rejection = rejection
        self.madeAt = madeAt
    }
}
