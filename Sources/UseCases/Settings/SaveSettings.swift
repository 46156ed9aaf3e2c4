public import Domain
import Foundation
import Storage

extension UseCases {
    /// Saves a group of settings as a form has them. The audit log keeps which were changed, not to what.
    /// - Throws: `FormRefusal.unsound`; `.stale` with what is saved, where somebody saved the group meanwhile.
    public func saveSettings(_ draft: FormDraft, of group: SettingGroup) async throws {
        let values = try settingValues(draft, of: group)
        _ = try await write(about: group.rawValue, telling: { ["settings": $0.joined(separator: " ")] }) { store in
            let before = try store.settings.all()
            guard try store.settings.save(values, of: group, over: draft.version) else {
                throw FormRefusal.stale(before.draft(of: group))
            }
            return group.settings.filter { before.saved[$0] != values[$0] }.map(\.rawValue)
        }
    }

    /// Saves one setting and leaves the others of its group as they are.
    /// - Parameter value: as `caunoi config` prints it; empty: as the product has it.
    /// - Throws: `FormRefusal`, as `saveSettings`.
    public func saveSetting(_ setting: InstallationSetting, _ value: String) async throws {
        let settings = try await read { try $0.settings.all() }
        var draft = settings.draft(of: setting.group)
        switch setting {
        case .languages:
            let codes = Set(
                (value.isEmpty ? setting.fallback : value).split { $0 == " " || $0 == "," }.map(String.init))
            let known = Set(InstallationSetting.spoken.map(\.rawValue))
            guard codes.isSubset(of: known) else {
                throw FormRefusal.unsound([FieldFault(setting.rawValue, "choice")])
            }
            for language in InstallationSetting.spoken {
                draft.values[InstallationSetting.box(of: language)] = codes.contains(language.rawValue) ? "1" : ""
            }
        default: draft.values[setting.rawValue] = value.isEmpty ? setting.fallback : value
        }
        try await saveSettings(draft, of: setting.group)
    }

    /// Takes a picture as the installation's logo, in the place of the one before.
    /// - Throws: `LogoRefusal`.
    public func saveLogo(_ bytes: [UInt8]) async throws {
        let logo = try LogoFile(bytes)
        let details = [
            "type": logo.kind.rawValue, "bytes": String(bytes.count), "pixels": "\(logo.width)×\(logo.height)",
        ]
        try await write(details: details) { try $0.settings.save(logo) }
    }

    /// - Throws: `UseCaseError.notFound` where there is none.
    public func removeLogo() async throws {
        try await write { store in
            guard try store.settings.removeLogo() else { throw UseCaseError.notFound }
        }
    }

    /// Puts a mail into the outbox that shows whether mail arrives.
    public func sendTestMail(to account: Account) async throws {
        try await write { store in
            try store.outbox.put(
                OutgoingMail(
                    template: MailTemplate.test.rawValue, fields: [:], recipient: account.email,
                    recipientName: account.name, language: account.language, dueAt: store.now))
        }
    }
}
