import Domain
import Localisation
import Mail

extension Settings {
    /// What was said by flags and by the environment of what owners may also set in the browser.
    /// - Throws: `CommandError.badAddress`, `.mailUnusable`.
    func atStart() throws -> StartSettings {
        var start = StartSettings()
        start.set(.baseAddress, try siteOrigins().first ?? "", by: origins["address"] ?? "")
        if let from = try mail.server()?.from {
            start.set(.senderAddress, from.address, by: mail.origin)
            start.set(.senderName, from.name, by: mail.origin)
        }
        return start
    }
}

extension SettingOrigin {
    /// As the column of sources has it.
    var text: String {
        switch self {
        case .builtIn: "default"
        case .saved: say("cli.config.saved")
        case .start(let source): source
        }
    }
}
