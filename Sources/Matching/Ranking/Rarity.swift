import Foundation

/// How much a thing tells when it is found: squared inverse document frequency over the offers.
///
/// The square keeps generic hits ("bảo trì", "điện") from outvoting the one word that matters. Ten imagined documents
/// keep the figure sensible in small sets.
enum Rarity {
    static func squared(documents: Int, having: Int) -> Double {
        let idf = log(1 + (Double(documents) + 10) / (Double(max(having, 1)) + 0.5))
        return idf * idf
    }
}
