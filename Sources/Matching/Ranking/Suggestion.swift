/// An offer that may answer a need, and why.
public struct Suggestion: Equatable, Sendable {
    /// The id of the offer.
    public let offer: String
    /// 0…1; comparable between offers for one need, and roughly between needs.
    public let score: Double
    public let confidence: Confidence
    /// Best first; never empty.
    public let reasons: [Reason]
}

/// What came of looking for offers for one need.
public struct Answer: Equatable, Sendable {
    public let suggestions: [Suggestion]
    /// Where there is no suggestion: what came nearest, for an organiser who wants to look all the same.
    public let nearest: [Suggestion]
    /// Why there is no suggestion; `nil` where there is one.
    public let absence: Absence?

    public enum Absence: String, Codable, Sendable {
        /// There is no offer to compare with.
        case noOffers
        /// The need says nothing that could be compared.
        case nothingSaid
        /// Offers were compared, and none comes near enough.
        case noneNearEnough
    }
}

/// How far a suggestion can be relied upon. Below `low` nothing is suggested.
public enum Confidence: String, Codable, CaseIterable, Comparable, Sendable {
    case high, medium, low

    /// In the order of reliance: low before high.
    public static func < (one: Confidence, other: Confidence) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }
}

/// One thing that speaks for or against a need and an offer, in a form that can be phrased in any language.
public struct Reason: Equatable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// Both speak of the same concept, in whatever language.
        case concept
        /// Both speak of things under one broader concept.
        case broader
        /// Both use the same word, number with unit, or standard.
        case words
        /// Nothing named is shared; the texts are alike in meaning only.
        case meaning
        case cooperation, budget, place, language, presence, disclosure
        /// A person confirmed the pair.
        case confirmed
        /// A person rejected the pair; `values` holds the reason given.
        case rejected
        /// Verdicts on other pairs moved this one a little; `values` holds `up` or `down`.
        case learned
    }

    public let kind: Kind
    /// The shared concept; `nil` where the reason is none of concepts.
    public let concept: String?
    /// Its preferred labels in the languages of the thesaurus.
    public let labels: Concept.Labels?
    /// Where it stands in the need, with the words as written.
    public let inNeed: [Spot]
    /// Where it stands in the offer, with the words as written.
    public let inOffer: [Spot]
    /// Something to be cleared up rather than something that fits.
    public let isWarning: Bool
    /// What is shared or missing, as keys for the page: kinds of cooperation, languages, a place.
    public let values: [String]

    init(
        kind: Kind, concept: String? = nil, labels: Concept.Labels? = nil, inNeed: [Spot] = [], inOffer: [Spot] = [],
        isWarning: Bool = false, values: [String] = []
    ) {
        self.kind = kind
        self.concept = concept
        self.labels = labels
        self.inNeed = inNeed
        self.inOffer = inOffer
        self.isWarning = isWarning
        self.values = values
    }
}
