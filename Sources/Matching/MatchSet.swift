import Text

/// The neutral form that `caunoi match` reads.
public struct MatchInput: Codable, Equatable, Sendable {
    public let needs: [Entry]
    public let offers: [Entry]

    public struct Entry: Codable, Equatable, Sendable {
        public let id: String
        /// A language code; one that the product does not know is guessed from the text instead.
        public let lang: String?
        public let title: String
        public let text: String
        /// Whose it is, where it is known.
        public let organisation: String?

        public init(id: String, lang: String? = nil, title: String, text: String, organisation: String? = nil) {
            self.id = id
            self.lang = lang
            self.title = title
            self.text = text
            self.organisation = organisation
        }

        public var profile: Profile {
            Profile(
                id: id, language: lang.flatMap(WrittenLanguage.init(rawValue:)), title: title, text: text,
                organisation: organisation)
        }
    }

    public init(needs: [Entry], offers: [Entry]) {
        self.needs = needs
        self.offers = offers
    }

    /// Ids are unique among the needs and among the offers; a need and an offer may have the same.
    public func check() throws(MatchInputError) {
        if let id = Self.repeated(needs) { throw .repeatedNeed(id: id) }
        if let id = Self.repeated(offers) { throw .repeatedOffer(id: id) }
    }

    private static func repeated(_ entries: [Entry]) -> String? {
        var seen: Set<String> = []
        return entries.first { !seen.insert($0.id).inserted }?.id
    }

    /// Checks the set and ranks the offers for every need, by words and concepts alone.
    /// - Parameter nearest: needs without a good match get what came nearest, with low confidence, instead of nothing.
    public func matched(
        top: Int, thesaurus: Thesaurus = .builtIn, nearest: Bool = false
    ) throws(MatchInputError) -> MatchOutput {
        try check()
        let matcher = Matcher(offers: offers.map(\.profile), needs: needs.map(\.profile), thesaurus: thesaurus)
        return matched(matcher, nil, top, nearest)
    }

    /// Checks the set, embeds it and ranks the offers for every need. Long work: not for Swift's cooperative threads.
    /// - Throws: `MatchInputError`, or what the embedder throws.
    public func matched(
        top: Int, thesaurus: Thesaurus = .builtIn, nearest: Bool = false, embedder: any TextEmbedder
    ) throws -> MatchOutput {
        try check()
        let needs = needs.map(\.profile)
        let offers = offers.map(\.profile)
        let restorer = DiacriticRestorer(thesaurus: thesaurus, profiles: offers + needs)
        let vectors = try embedder.vectors(of: needs, restorer)
        let matcher = Matcher(
            offers: offers, needs: needs, thesaurus: thesaurus,
            offerVectors: try embedder.vectors(of: offers, restorer), needVectors: vectors, restorer: restorer)
        return matched(matcher, vectors, top, nearest)
    }

    private func matched(_ matcher: Matcher, _ vectors: ProfileVectors?, _ top: Int, _ nearest: Bool) -> MatchOutput {
        MatchOutput(
            engine: .init(embedding: matcher.embedding, thesaurus: matcher.thesaurus.version),
            matches: needs.map { need in
                let answer = matcher.answer(need.profile, vector: vectors?.byID[need.id], top: top)
                let offers = answer.suggestions + (nearest ? answer.nearest : [])
                return .init(
                    need: need.id, offers: offers.map(MatchOutput.Offer.init), noGoodMatch: answer.absence != nil)
            })
    }
}

/// What makes a set unfit for matching.
public enum MatchInputError: Error, Equatable, Sendable {
    case repeatedNeed(id: String)
    case repeatedOffer(id: String)
}

/// The neutral form that `caunoi match` writes.
public struct MatchOutput: Codable, Equatable, Sendable {
    public let engine: Engine
    public let matches: [Match]

    public struct Engine: Codable, Equatable, Sendable {
        /// The model, or `none` where only words and concepts were used.
        public let embedding: String
        public let thesaurus: String
    }

    public struct Match: Codable, Equatable, Sendable {
        public let need: String
        public let offers: [Offer]
        /// No offer comes near enough: those listed, if any, are merely the nearest, all with low confidence.
        public let noGoodMatch: Bool

        private enum CodingKeys: String, CodingKey {
            case need, offers
            case noGoodMatch = "no_good_match"
        }
    }

    public struct Offer: Codable, Equatable, Sendable {
        public let offer: String
        public let score: Double
        public let confidence: Confidence
        public let reasons: [ReasonText]
    }

    public struct ReasonText: Codable, Equatable, Sendable {
        public let kind: Reason.Kind
        public let text: String
    }
}

extension MatchOutput.Offer {
    init(_ suggestion: Suggestion) {
        self.init(
            offer: suggestion.offer, score: suggestion.score, confidence: suggestion.confidence,
            reasons: suggestion.reasons.map { .init(kind: $0.kind, text: $0.plainText) })
    }
}

extension Reason {
    /// The labels in the languages of the thesaurus, the shared words as the need writes them, or what is shared else.
    public var plainText: String {
        if let labels {
            return [labels.vi, labels.ko, labels.en, labels.de].compactMap(\.self).joined(separator: " · ")
        }
        return kind == .words ? inNeed.first?.words ?? "" : values.joined(separator: ", ")
    }
}
