public import Domain

/// What is done on the page of settings.
public enum SettingsAction: Sendable, Equatable {
    case save(SettingGroup)
    case logo
    case logoRemoval
    case testMail

    var path: String {
        switch self {
        case .save(let group): group.rawValue
        case .logo: "logo"
        case .logoRemoval: "logo/removal"
        case .testMail: "test-mail"
        }
    }
}
