public import Domain
public import Matching
import Storage
import Text

/// One judged pair of a list: by title, or by the product's own numbers where the list has them.
public struct JudgedPair: Sendable {
    public var need: String
    public var offer: String
    /// 3 answers the core of the need, 2 a part, 1 a side benefit.
    public var grade: Int

    public init(need: String, offer: String, grade: Int) {
        self.need = need
        self.offer = offer
        self.grade = grade
    }
}

/// How the present ranking of an event stands against judgements.
public struct MatchEvaluation: Sendable {
    /// Of the rankings with what came nearest.
    public var report: Report
    /// Needs that no offer answers and that were given no suggestion: "no good match yet".
    public var leftEmpty: Int
    public var engine: String
    /// Judged pairs whose need or offer the event does not have.
    public var unknown: Int
}

extension UseCases {
    /// Ranks an event's offers for its needs anew, writes nothing, and holds the ranking against judgements.
    public func evaluateMatching(of event: Event, _ pairs: [JudgedPair], top: Int = 20) async throws -> MatchEvaluation
    {
        let ranking = try await rank(event, top: top, nearest: true)
        func index(_ entries: [(id: String, code: String, title: String)]) -> [String: String] {
            Dictionary(
                entries.flatMap { [($0.code.folded, $0.id), ($0.title.folded, $0.id)] },
                uniquingKeysWith: { first, _ in first })
        }
        let needs = index(ranking.needs.map { ($0.id.text, $0.code, $0.title.text) })
        let offers = index(ranking.offers.map { ($0.id.text, $0.code, $0.title.text) })
        var unknown = 0
        let judged = pairs.compactMap { pair -> (need: String, offer: String, grade: Int)? in
            guard let need = needs[pair.need.folded], let offer = offers[pair.offer.folded] else {
                unknown += 1
                return nil
            }
            return (need, offer, pair.grade)
        }
        func languages(_ texts: [(String, LocalisedText)]) -> [String: WrittenLanguage] {
            Dictionary(
                texts.compactMap { id, text in WrittenLanguage(rawValue: text.original.rawValue).map { (id, $0) } },
                uniquingKeysWith: { first, _ in first })
        }
        let report = evaluate(
            ranking.answers.map { (need: $0.need, offers: $0.answer.all.map(\.offer)) }, Relevance(judged),
            languages: (
                needs: languages(ranking.needs.map { ($0.id.text, $0.title) }),
                offers: languages(ranking.offers.map { ($0.id.text, $0.title) })
            ))
        let strict = evaluate(
            ranking.answers.map { (need: $0.need, offers: $0.answer.suggestions.map(\.offer)) }, Relevance(judged))
        return MatchEvaluation(
            report: report, leftEmpty: strict.leftEmpty, engine: ranking.engine, unknown: unknown)
    }
}

extension Answer {
    /// Suggestions, or what came nearest.
    var all: [Suggestion] { suggestions + nearest }
}
