import Foundation
public import Text

/// Holds rankings against judgements.
/// - Parameters:
///   - ranking: for each need the ids of the suggested offers, best first.
///   - languages: of needs and offers, where results are wanted by language. For a pair of languages only the offers of
///     that language are looked at.
public func evaluate(
    _ ranking: [(need: String, offers: [String])], _ relevance: Relevance,
    languages: (needs: [String: WrittenLanguage], offers: [String: WrittenLanguage]) = ([:], [:])
) -> Report {
    let judged = ranking.filter { !relevance.offers(for: $0.need).isEmpty }
    let answerless = ranking.filter { relevance.offers(for: $0.need).isEmpty }
    var parts = [Report.Part("all", judged.map { Outcome($0.offers, relevance.offers(for: $0.need)) })]
    var groups: [String: [Outcome]] = [:]
    for (need, offers) in judged {
        guard let own = languages.needs[need] else { continue }
        let grades = relevance.offers(for: need)
        for language in WrittenLanguage.allCases {
            let part = grades.filter { languages.offers[$0.key] == language }
            guard !part.isEmpty else { continue }
            let outcome = Outcome(offers.filter { languages.offers[$0] == language }, part)
            groups["\(own)-\(language)", default: []].append(outcome)
        }
        for (name, isSame) in [("same", true), ("across", false)] {
            let part = grades.filter { pair in languages.offers[pair.key].map { ($0 == own) == isSame } ?? false }
            guard !part.isEmpty else { continue }
            let seen = offers.filter { offer in languages.offers[offer].map { ($0 == own) == isSame } ?? false }
            groups[name, default: []].append(Outcome(seen, part))
        }
    }
    let order = ["same", "across"] + groups.keys.filter { $0.contains("-") }.sorted()
    parts += order.compactMap { name in groups[name].map { Report.Part(name, $0) } }
    return Report(
        parts: parts, answerless: answerless.count, leftEmpty: answerless.count { $0.offers.isEmpty },
        missed: judged.count { $0.offers.isEmpty })
}

/// The figures of one need.
private struct Outcome {
    let first: Double
    let recall: Double?
    let gain: Double

    private static let places = 5

    init(_ offers: [String], _ grades: [String: Int]) {
        let useful = grades.count { $0.value >= 2 }
        first = offers.first.map { (grades[$0] ?? 0) >= 2 ? 1 : 0 } ?? 0
        let found = offers.prefix(Self.places).count { (grades[$0] ?? 0) >= 2 }
        recall = useful > 0 ? Double(found) / Double(min(useful, Self.places)) : nil
        let ideal = Self.gain(grades.values.sorted(by: >))
        gain = ideal > 0 ? Self.gain(offers.map { grades[$0] ?? 0 }) / ideal : 0
    }

    private static func gain(_ grades: [Int]) -> Double {
        grades.prefix(places).enumerated().reduce(0) {
            $0 + (pow(2, Double($1.element)) - 1) / log2(Double($1.offset + 2))
        }
    }
}

extension Report.Part {
    fileprivate init(_ name: String, _ outcomes: [Outcome]) {
        self.init(
            name: name, needs: outcomes.count, first: .init(outcomes.map(\.first)),
            recall: .init(outcomes.compactMap(\.recall)), gain: .init(outcomes.map(\.gain)))
    }
}

extension Report.Figure {
    private static let samples = 1_000

    /// The same values give the same interval.
    init(_ values: [Double]) {
        guard !values.isEmpty else {
            self.init(mean: 0, low: 0, high: 0)
            return
        }
        var dice = Dice()
        let count = Double(values.count)
        let means = (0..<Self.samples).map { _ in
            (0..<values.count).reduce(0.0) { sum, _ in sum + values[dice.next(below: values.count)] } / count
        }.sorted()
        self.init(
            mean: values.reduce(0, +) / count, low: means[Self.samples / 40],
            high: means[Self.samples - 1 - Self.samples / 40])
    }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014), from a fixed seed.
struct Dice {
    private var state: UInt64

    init(seed: UInt64 = 2_022) { state = seed }

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(bound))
    }
}
