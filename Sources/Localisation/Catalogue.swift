import Domain
import Foundation

/// The messages of one language as they stand in `Catalogues/<code>.json`: a flat object with sorted keys.
struct Catalogue: Sendable {
    let texts: [String: String]

    /// One line for each language file.
    static let all: [Language: Catalogue] = [
        .vi: Catalogue(PackageResources.vi_json),
        .ko: Catalogue(PackageResources.ko_json),
        .en: Catalogue(PackageResources.en_json),
    ]

    static func of(_ language: Language) -> Catalogue { all[language] ?? Catalogue([]) }

    /// A file that is no such object gives no messages: keys then show as they are, and a test fails.
    private init(_ json: [UInt8]) {
        texts = (try? JSONDecoder().decode([String: String].self, from: Data(json))) ?? [:]
    }
}
