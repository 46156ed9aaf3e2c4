import Foundation

/// Judgements of pairs: 3 answers the core of the need, 2 a part of it, 1 a side benefit; a pair without one is worth 0.
public struct Relevance: Equatable, Sendable {
    private var grades: [String: [String: Int]] = [:]

    /// - Parameter pairs: of the grades of one pair the last one counts; 0 and less are as none.
    public init(_ pairs: some Sequence<(need: String, offer: String, grade: Int)>) {
        for pair in pairs where pair.grade > 0 { grades[pair.need, default: [:]][pair.offer] = pair.grade }
    }

    /// The judged offers of a need with their grades; empty where no offer answers it.
    public func offers(for need: String) -> [String: Int] { grades[need] ?? [:] }

    public var needs: [String] { grades.keys.sorted() }
}

/// How good rankings are by judgement.
public struct Report: Codable, Equatable, Sendable {
    /// A mean with its 95 % interval from 1,000 samples with replacement (percentile bootstrap).
    public struct Figure: Codable, Equatable, Sendable {
        public let mean: Double
        public let low: Double
        public let high: Double
    }

    /// Over some of the needs that have an answer.
    public struct Part: Codable, Equatable, Sendable {
        /// All, `same` or `across` languages, or a pair such as `vi-ko`: language of the need, of the offers.
        public let name: String
        public let needs: Int
        /// Share of needs whose first suggestion has grade 2 or 3.
        public let first: Figure
        /// Share of the offers of grade 2 or 3 that are among the first five suggestions, of five at most.
        public let recall: Figure
        /// Järvelin and Kekäläinen's normalised discounted gain over five places, gain 2^grade − 1.
        public let gain: Figure
    }

    public let parts: [Part]
    /// Needs that no offer answers, and of them those that got no suggestion.
    public let answerless: Int
    public let leftEmpty: Int
    /// Needs with an answer that got no suggestion.
    public let missed: Int
}
