public import Foundation

/// A suggested pair of a need and an offer, with the reasons.
public struct Match: Equatable, Sendable {
    public enum Confidence: String, Codable, CaseIterable, Sendable { case high, medium, low }

    /// Why the two fit, as data: the sentence is phrased in the reader's language.
    public struct Reason: Codable, Equatable, Sendable {
        /// `concept`, `broader`, `words`.
        public var kind: String
        /// What is shared, by language (`vi`, `ko`, `en`), or under `""` where it is the same in all.
        public var names: [String: String]
        /// The words as they stand in the need and in the offer.
        public var inNeed: [String]
        public var inOffer: [String]

        public init(kind: String, names: [String: String], inNeed: [String] = [], inOffer: [String] = []) {
            self.kind = kind
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
