import Domain
import Foundation

/// The messages of one language, from the files of `Catalogues/`: one for what all share, one for each area of pages.
/// Each file is a flat object with sorted keys.
struct Catalogue: Sendable {
    let messages: [String: Message]

    enum Message: Sendable {
        /// Has no placeholders.
        case plain(String)
        case template(Template)
    }

    /// One entry for each language.
    static let all: [Language: Catalogue] = [
        .vi: Catalogue([
            PackageResources.vi_json,
            PackageResources.event_vi_json,
            PackageResources.profiles_vi_json,
            PackageResources.schedule_vi_json,
            PackageResources.imports_vi_json,
            PackageResources.scheduler_vi_json,
            PackageResources.workbench_vi_json,
            PackageResources.concepts_vi_json,
            PackageResources.access_vi_json,
            PackageResources.mail_vi_json,
            PackageResources.privacy_vi_json,
            PackageResources.records_vi_json,
            PackageResources.forms_vi_json,
            PackageResources.programmes_vi_json,
            PackageResources.settings_vi_json,
        ]),
        .ko: Catalogue([
            PackageResources.ko_json,
            PackageResources.event_ko_json,
            PackageResources.profiles_ko_json,
            PackageResources.schedule_ko_json,
            PackageResources.imports_ko_json,
            PackageResources.scheduler_ko_json,
            PackageResources.workbench_ko_json,
            PackageResources.concepts_ko_json,
            PackageResources.access_ko_json,
            PackageResources.mail_ko_json,
            PackageResources.privacy_ko_json,
            PackageResources.records_ko_json,
            PackageResources.forms_ko_json,
            PackageResources.programmes_ko_json,
            PackageResources.settings_ko_json,
        ]),
        .en: Catalogue([
            PackageResources.en_json,
            PackageResources.event_en_json,
            PackageResources.profiles_en_json,
            PackageResources.schedule_en_json,
            PackageResources.imports_en_json,
            PackageResources.scheduler_en_json,
            PackageResources.workbench_en_json,
            PackageResources.concepts_en_json,
            PackageResources.access_en_json,
            PackageResources.mail_en_json,
            PackageResources.privacy_en_json,
            PackageResources.records_en_json,
            PackageResources.forms_en_json,
            PackageResources.programmes_en_json,
            PackageResources.settings_en_json,
        ]),
    ]

    static func of(_ language: Language) -> Catalogue { all[language] ?? Catalogue([]) }

    /// A file that is no such object gives no messages: keys then show as they are, and a test fails.
    private init(_ files: [[UInt8]]) {
        var messages: [String: Message] = [:]
        for file in files {
            for (key, text) in (try? JSONDecoder().decode([String: String].self, from: Data(file))) ?? [:] {
                guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "\\") }) else {
                    messages[key] = .plain(text)
                    continue
                }
                messages[key] = Template(text).map(Message.template) ?? .plain(text)
            }
        }
        self.messages = messages
    }
}
