/// An offer that may answer a need, and why.
public struct Suggestion: Equatable, Sendable {
    /// The id of the offer.
    public let offer: String
    /// 0…1; comparable between offers for one need, and roughly between needs.
    public let score: Double
    public let confidence: Confidence
    /// Best first. Empty only where nothing but meaning speaks for the pair.
    public let reasons: [Reason]
}

/// How far a suggestion can be relied upon. Below `low` nothing is suggested.
public enum Confidence: String, Codable, CaseIterable, Sendable { case high, medium, low }

/// One thing that a need and an offer share, in a form that can be phrased in any language.
public struct Reason: Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
        /// Both speak of the same concept, in whatever language.
        case concept
        /// Both speak of things under one broader concept.
        case broader
        /// Both use the same word, number with unit, or standard.
        case words
    }

    public let kind: Kind
    /// The shared concept; `nil` for `.words`.
    public let concept: String?
    /// Its preferred labels in the languages of the thesaurus; `nil` for `.words`.
    public let labels: Concept.Labels?
    /// Where it stands in the need, with the words as written.
    public let inNeed: [Spot]
    /// Where it stands in the offer, with the words as written.
    public let inOffer: [Spot]
}

/// What speaks for a pair, each 0…1. A further kind of evidence becomes one more field and one more weight.
struct Evidence {
    let concepts: Double
    let words: Double
    /// How much of the need's title the thesaurus knows: what covers the known part says little where that part is small.
    let known: Double

    /// Taken off the concepts' evidence where the thesaurus knows nothing of the title; nothing from half the title on.
    private static let unknownDamping = 0.3

    // From matching.md: "z(CSLS cosine) + 4·concept·coverage + 2·BM25/self-score", without the first term.
    private static let conceptWeight = 4.0
    private static let wordWeight = 2.0

    var score: Double {
        let share = 1 - Self.unknownDamping * (1 - min(known * 2, 1))
        return (Self.conceptWeight * concepts * share + Self.wordWeight * words)
            / (Self.conceptWeight + Self.wordWeight)
    }
}

extension Confidence {
    /// Bounds from the public set of 2022: of the first answers from 0.38 on more than nine in ten were of use, of those
    /// from 0.20 on three in four, of those below four in ten.
    init?(_ evidence: Evidence) {
        switch evidence.score {
        case 0.38...: self = .high
        case 0.20..<0.38: self = .medium
        case 0.08..<0.20: self = .low
        default: return nil
        }
    }
}
