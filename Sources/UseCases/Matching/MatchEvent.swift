public import Domain
import Foundation
import Matching
import Storage

/// What matching an event gave.
public struct MatchRun: Sendable {
    public struct Line: Sendable {
        public var need: Need
        public var matches: [(match: Domain.Match, offer: Offer)]
    }

    /// `embedding none · thesaurus …`
    public var engine: String
    public var lines: [Line]
    /// Needs and offers of firms that refused to share their data: not matched.
    public var withheld: Int
    public var seconds: Double
}

extension UseCases {
    /// Matches all needs of an event with all its offers and keeps the suggestions with their reasons.
    /// - Parameters:
    ///   - top: most suggestions for each need.
    ///   - progress: how many of how many needs are done.
    public func matchEvent(
        _ event: Event, top: Int = 10, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> MatchRun {
        let started = ContinuousClock.now
        let (needs, offers, withheld) = try await read { store in
            let refusing = Set(
                try store.participations.of(event.id).filter { $0.sharing == .refused }.map(\.organisation))
            let needs = try store.needs.of(event.id)
            let offers = try store.offers.of(event.id)
            guard !needs.isEmpty else { throw UseCaseError.noNeeds }
            guard !offers.isEmpty else { throw UseCaseError.noOffers }
            let shownNeeds = needs.filter { !refusing.contains($0.organisation) }
            let shownOffers = offers.filter { !refusing.contains($0.organisation) }
            return (shownNeeds, shownOffers, needs.count - shownNeeds.count + offers.count - shownOffers.count)
        }
        let matcher = try await offPool { Matcher(offers: offers.map(Profile.init)) }
        let engine = "words + concepts \(matcher.thesaurus.version)"
        let byID = Dictionary(offers.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        let now = now()
        let ranked = try await offPool {
            needs.enumerated().map { index, need in
                progress?(index, needs.count)
                return matcher.rank(Profile(need), top: top)
            }
        }
        let lines = zip(needs, ranked).map { need, suggestions in
            let matches = suggestions.enumerated().compactMap { index, suggestion in
                byID[suggestion.offer].map { offer in
                    (
                        Domain.Match(
                            suggestion, need: need.id, offer: offer.id, rank: index + 1, engine: engine, madeAt: now),
                        offer
                    )
                }
            }
            return MatchRun.Line(need: need, matches: matches)
        }
        try await write { try $0.matches.replace(of: event.id, with: lines.flatMap { $0.matches.map(\.0) }) }
        return MatchRun(
            engine: engine, lines: lines, withheld: withheld, seconds: (ContinuousClock.now - started).inSeconds)
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Profile {
    init(_ need: Need) {
        self.init(
            id: need.id.text, title: need.title.allTexts.joined(separator: " · "),
            text: (need.description.allTexts + need.requirements.allTexts + [need.field]).joined(separator: ". "))
    }

    init(_ offer: Offer) {
        self.init(
            id: offer.id.text, title: offer.title.allTexts.joined(separator: " · "),
            text: (offer.description.allTexts + offer.applications.allTexts + [offer.partnerSought])
                .joined(separator: ". "))
    }
}

extension Domain.Match {
    fileprivate init(
        _ suggestion: Suggestion, need: Identifier<Need>, offer: Identifier<Offer>, rank: Int, engine: String,
        madeAt: Date
    ) {
        self.init(
            need: need, offer: offer, rank: rank, score: suggestion.score,
            confidence: Confidence(rawValue: suggestion.confidence.rawValue) ?? .low,
            reasons: suggestion.reasons.map(Reason.init), engine: engine, madeAt: madeAt)
    }
}

extension Domain.Match.Reason {
    fileprivate init(_ reason: Matching.Reason) {
        let words = { (spots: [Spot]) in
            spots.map(\.words).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        }
        let names = reason.labels.map { ["vi": $0.vi, "ko": $0.ko, "en": $0.en] }
        self.init(
            kind: reason.kind.rawValue, names: names ?? ["": reason.inNeed.first?.words ?? ""],
            inNeed: words(reason.inNeed), inOffer: words(reason.inOffer))
    }
}
