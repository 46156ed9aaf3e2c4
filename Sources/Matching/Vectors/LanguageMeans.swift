public import Text

/// The mean vector of the texts of each language, which is taken off before vectors are compared.
///
/// Vectors of one language lie close together whatever the texts say; without its mean a text finds its own language
/// first and its meaning second. The means grow and shrink with the texts, one at a time.
public struct LanguageMeans: Codable, Equatable, Sendable {
    private var sums: [String: [Double]] = [:]
    private var counts: [String: Double] = [:]
    public let dimension: Int

    /// The mean over all languages weighs as much as this many texts, so that the first few texts of a language are not
    /// taken for the language itself.
    private static let priorTexts = 8.0

    public init(dimension: Int) { self.dimension = dimension }

    private static func key(_ language: WrittenLanguage?) -> String { language?.rawValue ?? "" }

    public mutating func add(_ vector: [Float], _ language: WrittenLanguage?) { change(vector, language, by: 1) }

    /// Takes off a text that was added before with the same vector and language.
    public mutating func remove(_ vector: [Float], _ language: WrittenLanguage?) { change(vector, language, by: -1) }

    private mutating func change(_ vector: [Float], _ language: WrittenLanguage?, by weight: Double) {
        guard vector.count == dimension else { return }
        let key = Self.key(language)
        var sum = sums[key] ?? Array(repeating: 0, count: dimension)
        for index in sum.indices { sum[index] += weight * Double(vector[index]) }
        sums[key] = sum
        counts[key, default: 0] += weight
    }

    /// mean(l) = (Σ of its texts + k · mean of all) / (its texts + k); zero where there is no text at all.
    public func mean(of language: WrittenLanguage?) -> [Float] {
        let all = counts.values.reduce(0, +)
        guard all >= 1 else { return Array(repeating: 0, count: dimension) }
        var overall = Array(repeating: 0.0, count: dimension)
        for sum in sums.values { for index in overall.indices { overall[index] += sum[index] / all } }
        let own = sums[Self.key(language)]
        let count = counts[Self.key(language)] ?? 0
        return overall.indices.map {
            Float(((own?[$0] ?? 0) + Self.priorTexts * overall[$0]) / (count + Self.priorTexts))
        }
    }
}
