import Domain
import Foundation
import Localisation

/// The catalogues as they lie in the source folder.
enum CatalogueFiles {
    /// Areas of messages, each with a file for each language; the first has no name in its file.
    static let areas = [
        "", "event_", "profiles_", "schedule_", "imports_", "scheduler_", "workbench_", "concepts_", "access_", "mail_",
        "privacy_", "records_", "forms_", "programmes_", "settings_",
    ]

    static func text(_ language: Language, _ area: String) throws -> String {
        let here = URL(fileURLWithPath: #filePath)
        let house = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(
            contentsOf: house.appending(path: "Sources/Localisation/Catalogues/\(area)\(language.rawValue).json"),
            encoding: .utf8)
    }

    /// The messages of all areas; a key that stands in two of them counts twice, so that a test finds it.
    static func messages(_ language: Language) throws -> [String: String] {
        try areas.reduce(into: [:]) { all, area in
            let messages = try JSONDecoder().decode([String: String].self, from: Data(text(language, area).utf8))
            for (key, text) in messages { all[all[key] == nil ? key : "\(key) (twice)"] = text }
        }
    }

    /// All messages of one language whose text holds what `isWrong` finds, each with its key.
    static func messages(_ language: Language, where isWrong: (String) -> Bool) throws -> [String] {
        try messages(language).filter { isWrong($0.value) }.map { "\($0.key): \($0.value)" }.sorted()
    }
}
