public import Domain
import Foundation

extension InstallationSettings {
    /// A group as its form shows it: each setting by its name, the languages as one box each.
    public func draft(of group: SettingGroup) -> FormDraft {
        var values: [String: String] = [:]
        for setting in group.settings where setting != .languages { values[setting.rawValue] = self[setting] }
        if group == .languages {
            for language in InstallationSetting.spoken {
                values[InstallationSetting.box(of: language)] = languages.contains(language) ? "1" : ""
            }
            values[InstallationSetting.firstLanguage.rawValue] = firstLanguage.rawValue
        }
        return FormDraft(values, version: version(of: group))
    }
}

extension InstallationSetting {
    /// The field of a form that says whether a language is offered.
    public static func box(of language: Language) -> String { "language_" + language.rawValue }
}

/// The values of a group out of what was typed.
/// - Throws: `FormRefusal.unsound`.
func settingValues(_ draft: FormDraft, of group: SettingGroup) throws -> [InstallationSetting: String] {
    var checks = FieldChecks()
    var values: [InstallationSetting: String] = [:]
    func read(_ setting: InstallationSetting, _ rule: (String) -> String?, fault: String) {
        let typed = draft.line(setting.rawValue)
        guard !typed.isEmpty else { return }
        if let value = rule(typed) {
            values[setting] = value
        } else {
            checks.add(FieldFault(setting.rawValue, fault))
        }
    }
    func text(_ setting: InstallationSetting, atMost limit: Int) {
        let typed = draft.line(setting.rawValue)
        checks.text(typed, setting.rawValue, atMost: limit)
        if !typed.isEmpty { values[setting] = typed }
    }
    switch group {
    case .address: read(.baseAddress, siteAddress, fault: "siteAddress")
    case .mail:
        text(.senderName, atMost: 80)
        for setting in [InstallationSetting.senderAddress, .replyAddress] { read(setting, mailAddress, fault: "email") }
    case .languages:
        let offered = InstallationSetting.spoken.filter { !draft[InstallationSetting.box(of: $0)].isEmpty }
        let first = Language(rawValue: draft[InstallationSetting.firstLanguage.rawValue])
        if let language = InstallationSetting.spoken.first, offered.isEmpty {
            checks.add(FieldFault(InstallationSetting.box(of: language), "languageMissing"))
        } else if first.map({ !offered.contains($0) }) ?? true {
            checks.add(FieldFault(InstallationSetting.firstLanguage.rawValue, "languageNotOffered"))
        }
        values[.languages] = offered.map(\.rawValue).joined(separator: " ")
        values[.firstLanguage] = first?.rawValue
    case .retention:
        let name = InstallationSetting.retentionMonths.rawValue
        values[.retentionMonths] = checks.number(draft.line(name), name, in: 1...120).map(String.init)
    case .branding:
        for setting in [InstallationSetting.nameVietnamese, .nameKorean, .nameEnglish] { text(setting, atMost: 60) }
        read(.colour, { Colour($0)?.text }, fault: "colour")
    }
    try checks.done()
    return values
}

/// An address as browsers write it in `Origin`: scheme, host, and the port where it is not the usual one.
private func siteAddress(_ typed: String) -> String? {
    guard let url = URLComponents(string: typed), let scheme = url.scheme?.lowercased(),
        ["http", "https"].contains(scheme), let host = url.host, !host.isEmpty,
        host.unicodeScalars.allSatisfy({
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789-._:[]".unicodeScalars.contains($0))
        }), ["", "/"].contains(url.path), url.query == nil,
        url.fragment == nil, url.user == nil, url.password == nil
    else { return nil }
    let port = url.port.flatMap { $0 == (scheme == "https" ? 443 : 80) ? nil : ":\($0)" } ?? ""
    return "\(scheme)://\(host.lowercased())\(port)"
}

/// In ASCII: mail servers take no others.
private func mailAddress(_ typed: String) -> String? {
    guard let email = try? UseCases.email(typed), email.utf8.allSatisfy({ $0 > 32 && $0 < 127 }),
        !email.contains(".."), !email.hasPrefix("."), !email.contains(".@")
    else { return nil }
    return email
}
