import Foundation

/// What speaks for a pair.
struct Evidence {
    /// The part of the need's concepts that the offer covers, 0…1.
    var concepts = 0.0
    /// The offer's BM25 score over the need's own, 0…1.
    var words = 0.0
    /// How much of the need's title the thesaurus knows: what covers the known part says little where that part is small.
    var known = 0.0
    /// Nearness in meaning in standard deviations over the offers of this need; `nil` without vectors.
    var standing: Double?
    /// The standing that the best of so many offers would have by chance.
    var chance = 0.0

    /// Taken off the concepts' evidence where the thesaurus knows nothing of the title; nothing from half the title on.
    private static let unknownDamping = 0.3

    // From matching.md: "z(CSLS cosine) + 4·concept·coverage + 2·BM25/self-score".
    private static let conceptWeight = 4.0
    private static let wordWeight = 2.0

    private var lexical: Double {
        let share = 1 - Self.unknownDamping * (1 - min(known * 2, 1))
        return Self.conceptWeight * concepts * share + Self.wordWeight * words
    }

    /// The order of the offers of one need.
    var rank: Double { (standing ?? 0) + lexical }

    /// Strength by itself: of concepts and words as a share of what is possible, of meaning by how far it stands out
    /// beyond chance.
    ///
    /// A standing alone says only which offer is best: in a larger set the best one stands higher, right or wrong.
    var strength: Double {
        let named = lexical / (Self.conceptWeight + Self.wordWeight)
        guard let standing else { return named }
        return named + (standing - chance) / (Self.conceptWeight + Self.wordWeight)
    }

    /// The expected largest of n standard normal values: a − (ln ln n + ln 4π) / 2a with a = √(2 ln n)
    /// (Cramér, "Mathematical Methods of Statistics", 1946, section 28.6).
    static func chance(offers: Int) -> Double {
        guard offers > 2 else { return 0 }
        let logarithm = log(Double(offers))
        let a = (2 * logarithm).squareRoot()
        return max(0, a - (log(logarithm) + log(4 * Double.pi)) / (2 * a))
    }

    /// 0…1 for people, from the strength: ½ where a suggestion begins to be worth a look.
    var score: Double { 1 / (1 + exp(-8 * (strength - 0.2))) }

    /// How far the pair can be relied upon.
    var confidence: Confidence {
        let bounds = bounds
        return strength >= bounds.high ? .high : strength >= bounds.medium ? .medium : .low
    }

    /// Good enough to be the best answer to a need. Where the best is not, the need has no good match yet.
    ///
    /// Where the thesaurus knows little of the subject, little can be shared by name: there it is enough that the meaning
    /// stands out beyond chance.
    var isAnswer: Bool { strength >= bounds.answer * (standing == nil ? 1 : min(known * 2, 1)) }

    /// Good enough to stand behind an answer: something named is shared, or the meaning is nearer than most.
    var isWorthListing: Bool {
        if let standing { return standing >= 0.5 || lexical >= 0.2 }
        return lexical >= 0.2
    }

    private var bounds: (answer: Double, medium: Double, high: Double) { standing == nil ? Self.byWords : Self.byAll }

    // Round values from the public set of 2022, as a trade: higher ones leave more needs without an answer empty, and more
    // needs with one too.
    private static let byWords = (answer: 0.15, medium: 0.22, high: 0.38)
    private static let byAll = (answer: 0.10, medium: 0.20, high: 0.35)
}
