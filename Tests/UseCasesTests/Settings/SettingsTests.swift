import Domain
import Foundation
import SQL
import Testing

@testable import UseCases

@Suite struct `Settings of an installation` {
    private func faults(_ draft: [String: String], _ group: SettingGroup, in demo: Demo) async throws -> [String] {
        do {
            try await demo.useCases.saveSettings(FormDraft(draft), of: group)
            return []
        } catch FormRefusal.unsound(let faults) { return faults.map { "\($0.field) \($0.rule)" } }
    }

    @Test func `nothing saved is what the product has`() async throws {
        let settings = try await Demo().useCases.installation().settings
        #expect(settings == InstallationSettings())
        #expect(settings.languages == [.vi, .ko, .en] && settings.firstLanguage == .en)
        #expect(settings.retentionMonths == nil && settings.colour == nil && settings.name(in: .ko) == nil)
    }

    @Test func `what is saved holds from the next look on, and the group's version rises`() async throws {
        let demo = try await Demo()
        try await demo.useCases.saveSettings(
            FormDraft(["name_vi": " Cầu  nối ", "name_ko": "가교", "colour": "#FFCC00"]), of: .branding)

        let settings = try await demo.useCases.installation().settings
        #expect(settings.name(in: .vi) == "Cầu nối" && settings.name(in: .ko) == "가교")
        #expect(settings.name(in: .en) == "Cầu nối", "another name where a language has none")
        #expect(settings.colour?.text == "#ffcc00")
        #expect(settings.version(of: .branding) == 1 && settings.version(of: .mail) == 0)
        #expect(settings.inForce(.colour).origin == .saved && settings.inForce(.nameEnglish).origin == .builtIn)
    }

    @Test func `settings are read once for a revision`() async throws {
        let demo = try await Demo()
        let first = try await demo.useCases.installation()
        #expect(try await demo.useCases.installation() == first)
        try await demo.useCases.saveSettings(FormDraft(["retention_months": "24"]), of: .retention)
        let second = try await demo.useCases.installation()
        #expect(second.revision > first.revision && second.settings.retentionMonths == 24)
    }

    @Test func `who saves over what somebody else saved gets both versions`() async throws {
        let demo = try await Demo()
        try await demo.useCases.saveSettings(FormDraft(["sender_name": "Ban tổ chức"]), of: .mail)
        do {
            try await demo.useCases.saveSettings(FormDraft(["sender_name": "Sở"], version: 0), of: .mail)
            Issue.record("saved over it")
        } catch FormRefusal.stale(let saved) {
            #expect(saved["sender_name"] == "Ban tổ chức" && saved.version == 1)
        }
        try await demo.useCases.saveSettings(FormDraft(["sender_name": "Sở"], version: 1), of: .mail)
        #expect(try await demo.useCases.installation().settings[.senderName] == "Sở")
    }

    @Test func `two who save at once: one does`() async throws {
        let demo = try await Demo()
        let useCases = demo.useCases
        let saved = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<4 {
                group.addTask {
                    let draft = FormDraft(["sender_name": "Số \(number)"])
                    return (try? await useCases.saveSettings(draft, of: .mail)) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(saved == 1)
        #expect(try await demo.useCases.installation().settings.version(of: .mail) == 1)
    }

    @Test func `what cannot be used is refused at its field`() async throws {
        let demo = try await Demo()
        for address in [
            "example.org", "ftp://example.org", "https://", "https://example.org/caunoi", "https://a:b@example.org",
            "https://example.org?x=1", "javascript:alert(1)", "https://exa%22mple.org", "https://exa%2Fmple.org",
        ] { #expect(try await faults(["base_address": address], .address, in: demo) == ["base_address siteAddress"]) }
        #expect(
            try await faults(["sender_address": "a@b", "reply_address": "lân@example.org"], .mail, in: demo)
                == ["sender_address email", "reply_address email"])
        #expect(try await faults(["first_language": "vi"], .languages, in: demo) == ["language_vi languageMissing"])
        #expect(
            try await faults(["language_vi": "1", "first_language": "ko"], .languages, in: demo)
                == ["first_language languageNotOffered"])
        #expect(try await faults(["retention_months": "0"], .retention, in: demo) == ["retention_months number"])
        #expect(try await faults(["colour": "red"], .branding, in: demo) == ["colour colour"])
        #expect(
            try await faults(["name_vi": String(repeating: "a", count: 61)], .branding, in: demo)
                == ["name_vi tooLong"])
        #expect(try await demo.count("settings") == 0)
    }

    @Test func `an address is kept as browsers write it`() async throws {
        let demo = try await Demo()
        try await demo.useCases.saveSetting(.baseAddress, "HTTPS://CauNoi.Example.org:443/")
        #expect(try await demo.useCases.installation().settings[.baseAddress] == "https://caunoi.example.org")
        try await demo.useCases.saveSetting(.baseAddress, "")
        #expect(try await demo.useCases.installation().settings.inForce(.baseAddress).origin == .builtIn)
    }

    @Test func `the address that the program was started with comes first, its sender last`() {
        var start = StartSettings()
        start.set(.baseAddress, "https://start.example.org", by: "--address")
        start.set(.senderName, "Start", by: "CAUNOI_MAIL")
        let saved = InstallationSettings(saved: [.baseAddress: "https://saved.example.org", .senderName: "Saved"])
        #expect(saved.inForce(.baseAddress, start: start).origin == .start("--address"))
        #expect(saved.inForce(.senderName, start: start) == SettingInForce(value: "Saved", origin: .saved))
        #expect(InstallationSettings().inForce(.senderName, start: start).origin == .start("CAUNOI_MAIL"))
    }

    @Test func `one setting leaves the others of its group`() async throws {
        let demo = try await Demo()
        try await demo.useCases.saveSetting(.nameEnglish, "Bridge")
        try await demo.useCases.saveSetting(.colour, "#123456")
        try await demo.useCases.saveSetting(.languages, "en,ko")
        let settings = try await demo.useCases.installation().settings
        #expect(settings[.nameEnglish] == "Bridge" && settings[.colour] == "#123456")
        #expect(settings.languages == [.ko, .en])
        await #expect(throws: FormRefusal.self) { try await demo.useCases.saveSetting(.languages, "en fr") }
    }

    @Test func `a new event is kept as long as the settings say, one that exists as before`() async throws {
        let demo = try await Demo()
        try await demo.useCases.saveSetting(.retentionMonths, "36")
        let event = try await demo.useCases.createEvent(
            name: "Ngày sau", date: "2023-11-25", place: "Hải Phòng", zone: "Asia/Ho_Chi_Minh",
            partnerZone: "Asia/Seoul", slotMinutes: 20)
        #expect(try await demo.useCases.eventPrivacy(event).months == 36)
        #expect(try await demo.useCases.eventPrivacy(demo.event).months == nil)
    }

    @Test func `the audit log has which settings changed, and not to what`() async throws {
        let demo = try await Demo()
        try await demo.useCases.saveSettings(
            FormDraft(["sender_name": "Canary7", "sender_address": "canary7@example.org"]), of: .mail)
        let entry = try #require(try await demo.useCases.audit().entries.first { $0.verb == "saveSettings" })
        #expect(entry.subject == "mail" && entry.details == ["settings": "sender_name sender_address"])
        #expect(!"\(entry)".lowercased().contains("canary7"))
    }

    @Test func `a logo is kept as it came, one at a time, and can be taken away`() async throws {
        let demo = try await Demo()
        let bytes: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 48, 1, 0, 1, 1, 0x11, 0, 0xFF, 0xD9,
        ]
        await #expect(throws: UseCaseError.notFound) { try await demo.useCases.removeLogo() }
        try await demo.useCases.saveLogo(bytes)
        try await demo.useCases.saveLogo(bytes)
        let logo = try #require(try await demo.useCases.logo())
        #expect(logo.bytes == bytes && logo.type == "image/jpeg")
        #expect(try await demo.useCases.installation().settings.logo?.digest == logo.digest)
        await #expect(throws: LogoRefusal.vector) { try await demo.useCases.saveLogo(Array("<svg/>".utf8)) }
        try await demo.useCases.removeLogo()
        #expect(try await demo.useCases.installation().settings.logo == nil)
    }
}
