import Domain
import Foundation
import Localisation

/// The catalogues as they lie in the source folder.
enum CatalogueFiles {
    static func text(_ language: Language) throws -> String {
        let here = URL(fileURLWithPath: #filePath)
        let house = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(
            contentsOf: house.appending(path: "Sources/Localisation/Catalogues/\(language.rawValue).json"),
            encoding: .utf8)
    }

    static func messages(_ language: Language) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(text(language).utf8))
    }

    /// All messages of one language whose text holds what `isWrong` finds, each with its key.
    static func messages(_ language: Language, where isWrong: (String) -> Bool) throws -> [String] {
        try messages(language).filter { isWrong($0.value) }.map { "\($0.key): \($0.value)" }.sorted()
    }
}
