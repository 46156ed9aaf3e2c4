public import Domain
import Foundation
import Matching
import Storage
import Text

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
    /// Why the embedding service that the installation names was not used; `nil`: it was, or there is none.
    public var serviceFailure: String?
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
        for attempt in 1... {
            let ranking = try await rank(event, top: top, nearest: false, progress: progress)
            let lines = ranking.lines(madeAt: now())
            let run = Identifier<MatchRun>().text
            let suggestions = lines.reduce(0) { $0 + $1.matches.count }
            let changed = kept.changed(lines, of: event.id, since: ranking.stand.run).map(Set.init)
            let isCurrent = try await write(
                about: event.id.text, in: event.id,
                telling: {
                    ["needs": "\(lines.count)", "suggestions": "\(suggestions)", "kept": $0 ? "yes" : "no"]
                }
            ) { store in
                // Others matched meanwhile: what may know less must not take the place of what they saved.
                let isAlone = try store.matching.stand(of: event.id).run == ranking.stand.run
                guard isAlone || attempt == Self.mostRankings else { return false }
                if isAlone, let changed {
                    let rows = lines.filter { changed.contains($0.need.id) }.flatMap { $0.matches.map(\.0) }
                    try store.matches.replace(of: Array(changed), with: rows)
                } else {
                    try store.matches.replace(of: event.id, with: lines.flatMap { $0.matches.map(\.0) })
                }
                try store.matching.finish(event.id, run: run, knowing: ranking.stand.changes)
                if !isAlone { try store.matching.markDue(event.id) }
                return true
            }
            guard isCurrent else { continue }
            kept.keep(lines, of: event.id, run: run)
            return MatchRun(
                engine: ranking.engine, lines: lines, withheld: ranking.withheld,
                serviceFailure: ranking.serviceFailure, seconds: (ContinuousClock.now - started).inSeconds)
        }
        preconditionFailure("the last attempt returns")
    }

    /// Where others match faster than this ranking takes, the last of so many stands, and the event stays due.
    private static let mostRankings = 5

    /// The offers of an event ranked for each of its needs; writes nothing but vectors that were missing.
    /// - Parameter nearest: whether what came nearest is ranked for needs without a good match too.
    func rank(
        _ event: Event, top: Int, nearest: Bool, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> Ranking {
        let (needs, offers, withheld, verdicts, stand) = try await read { store in
            let refusing = Set(
                try store.participations.of(event.id).filter { $0.sharing == .refused }.map(\.organisation)
            ).union(try store.anonymisation.firms(of: event.id))
            let needs = try store.needs.of(event.id)
            let offers = try store.offers.of(event.id)
            guard !needs.isEmpty else { throw UseCaseError.noNeeds }
            guard !offers.isEmpty else { throw UseCaseError.noOffers }
            let shownNeeds = needs.filter { !refusing.contains($0.organisation) }
            let shownOffers = offers.filter { !refusing.contains($0.organisation) }
            return (
                shownNeeds, shownOffers, needs.count - shownNeeds.count + offers.count - shownOffers.count,
                try store.verdicts.of(event.id), try store.matching.stand(of: event.id)
            )
        }
        let firms = try await firmFacts(of: event)
        let needProfiles = needs.map { Profile($0, firms[$0.organisation]) }
        let offerProfiles = offers.map { Profile($0, firms[$0.organisation]) }
        let thesaurus = try await thesaurus()
        let prepared = try await offPool {
            kept.profiles.prepare(offers: offerProfiles, needs: needProfiles, thesaurus: thesaurus)
        }
        let (vectors, serviceFailure) = try await vectors(of: event, offerProfiles + needProfiles, prepared)
        return try await offPool {
            let matcher = Matcher(
                offers: offerProfiles, needs: needProfiles, prepared: prepared, vectors: vectors,
                verdicts: Matching.Verdicts(verdicts.map(Verdict.init)))
            let answers = needProfiles.enumerated().map { index, need in
                progress?(index, needProfiles.count)
                return (need: need.id, answer: matcher.answer(need, vector: vectors?.byID[need.id], top: top))
            }
            return Ranking(
                needs: needs, offers: offers, withheld: withheld,
                engine: "\(matcher.embedding) · \(matcher.thesaurus.version)", stand: stand, answers: answers,
                serviceFailure: serviceFailure)
        }
    }
}

/// What ranking an event gave, in the order of the needs.
struct Ranking: Sendable {
    var needs: [Need]
    var offers: [Offer]
    var withheld: Int
    var engine: String
    /// As of what was read: changes listed here are known to the ranking.
    var stand: MatchingStand
    var answers: [(need: String, answer: Answer)]
    var serviceFailure: String?

    /// The suggestions as they are kept.
    func lines(madeAt now: Date) -> [MatchRun.Line] {
        let offers = Dictionary(offers.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        return zip(needs, answers).map { need, ranked in
            let matches = ranked.answer.suggestions.enumerated().compactMap { index, suggestion in
                offers[suggestion.offer].map { offer in
                    (
                        Domain.Match(
                            suggestion, need: need.id, offer: offer.id, rank: index + 1, engine: engine, madeAt: now),
                        offer
                    )
                }
            }
            return MatchRun.Line(need: need, matches: matches)
        }
    }
}

extension Verdict {
    fileprivate init(_ verdict: MatchVerdict) {
        self.init(
            need: verdict.need.text, offer: verdict.offer.text,
            rejection: verdict.rejection.flatMap { Rejection(rawValue: $0.rawValue) })
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
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
        let labels = reason.labels.map { labels in
            ["vi": labels.vi, "ko": labels.ko, "en": labels.en].merging(labels.de.map { ["de": $0] } ?? [:]) { $1 }
        }
        let names =
            labels ?? [
                "": reason.kind == .words ? reason.inNeed.first?.words ?? "" : reason.values.joined(separator: ",")
            ]
        self.init(
            kind: reason.kind.rawValue, isWarning: reason.isWarning, names: names,
            inNeed: words(reason.inNeed), inOffer: words(reason.inOffer))
    }
}
