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

        public init(id: String, lang: String? = nil, title: String, text: String) {
            self.id = id
            self.lang = lang
            self.title = title
            self.text = text
        }

        var profile: Profile {
            Profile(id: id, language: lang.flatMap(WrittenLanguage.init(rawValue:)), title: title, text: text)
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

    /// Checks the set and ranks the offers for every need.
    public func matched(top: Int, thesaurus: Thesaurus = .builtIn) throws(MatchInputError) -> MatchOutput {
        try check()
        let matches = Matcher.matches(
            needs: needs.map(\.profile), offers: offers.map(\.profile), top: top, thesaurus: thesaurus)
        return MatchOutput(
            engine: .init(embedding: "none", thesaurus: thesaurus.version),
            matches: matches.map { .init(need: $0.need, offers: $0.suggestions.map(MatchOutput.Offer.init)) })
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
    /// The labels in Vietnamese, Korean and English, or the shared words as the need writes them.
    var plainText: String {
        guard let labels else { return inNeed.first?.words ?? "" }
        return "\(labels.vi) · \(labels.ko) · \(labels.en)"
    }
}
