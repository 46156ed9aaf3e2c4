import Domain
import Exports
import Foundation
import Localisation
import Mail
import Storage
import Testing

@Suite struct `Mails as they are written` {
    private static let languages: [Language] = [.vi, .ko, .en]
    private static let canary = "<script>alert(1)</script>\"'&{link}"

    /// Something for every field; what people write holds a script.
    private func fields(_ template: MailTemplate) -> [String: String] {
        let known = [
            "path": "/sign-in/abc_DEF-1", "code": "123456", "n": "10", "role": "delegate", "kind": "export",
            "due": "2026-12-01", "lines": "\(Self.canary)\nhai",
        ]
        return Dictionary(uniqueKeysWithValues: template.fields.map { ($0, known[$0] ?? Self.canary) })
    }

    private func compose(_ template: MailTemplate, _ language: Language) throws -> ComposedMail {
        try composeMail(
            OutgoingMail(
                id: "01KEXAMPLE0000000000000000", template: template.rawValue, fields: fields(template),
                recipient: "lan@example.org", language: language, dueAt: Date(timeIntervalSince1970: 0)),
            base: "https://caunoi.example.org", from: MailAddress(address: "events@example.org"))
    }

    @Test(arguments: languages, MailTemplate.allCases)
    func `nothing that a person wrote runs, and nothing stays unfilled`(
        language: Language, template: MailTemplate
    ) throws {
        let composed = try compose(template, language)
        let markup = composed.markup
        #expect(!markup.contains("<script"))
        for text in [composed.subject, composed.text, composed.chat, markup] {
            #expect(!text.isEmpty && !text.contains("mail.\(template.rawValue)"))
            #expect(!text.unicodeScalars.contains { (0xE000...0xE0FF).contains($0.value) })
        }
        #expect(!composed.subject.contains("\n"))
        let link = "https://caunoi.example.org/sign-in/abc_DEF-1"
        #expect(composed.text.contains(link) == template.fields.contains("path"))
        #expect(markup.contains("<a href=\"\(link)\">") == template.fields.contains("path"))
        #expect(markup.components(separatedBy: "<a ").count == (template.fields.contains("path") ? 2 : 1))
        #expect(composed.message.messageID == "01kexample0000000000000000@caunoi.example.org")
        #expect(throws: Never.self) { try composed.message.composed(at: Date(timeIntervalSince1970: 0)) }
    }

    @Test(arguments: languages, MailTemplate.allCases)
    func `the texts use what the template declares, all of it and nothing else`(
        language: Language, template: MailTemplate
    ) throws {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = here.appending(path: "Sources/Localisation/Catalogues/mail_\(language.rawValue).json")
        let messages = try JSONDecoder().decode([String: String].self, from: try Data(contentsOf: file))
        func names(_ part: String) throws -> Set<String> {
            let text = try #require(messages["mail.\(template.rawValue).\(part)"])
            return Set(text.matches(of: #/\{(\w+)\}/#).map { String($0.1) })
        }
        #expect(try names("text").isSubset(of: template.placeholders))
        #expect(try names("text").union(names("subject")) == template.placeholders)
        #expect(try names("chat").isSubset(of: template.placeholders))
        #expect(try names("subject").isDisjoint(with: ["link", "code", "lines"]))
    }

    @Test func `a mail without all it needs, or that leads elsewhere, is not written`() {
        func error(_ template: String, _ fields: [String: String]) -> MailCompositionError? {
            do throws(MailCompositionError) {
                _ = try composeMail(
                    OutgoingMail(
                        template: template, fields: fields, recipient: "lan@example.org", language: .en,
                        dueAt: Date(timeIntervalSince1970: 0)),
                    base: "https://caunoi.example.org", from: MailAddress(address: "events@example.org"))
                return nil
            } catch { return error }
        }
        #expect(error("roleGiven", ["programme": "x"]) == .fieldMissing("role"))
        #expect(error("roleGiven", [:]) == .fieldMissing("programme"))
        #expect(error("greeting", [:]) == .templateUnknown("greeting"))
        for path in ["//evil.example.org", "https://evil.example.org", "/a\"b", "/a b"] {
            #expect(error("signIn", ["path": path, "code": "1", "n": "10"]) == .pathUnusable)
        }
    }
}
