/// One thing that owners decide for the whole installation. The raw value is its name on the command line and in forms.
public enum InstallationSetting: String, CaseIterable, Sendable {
    /// The address that links in mails begin with.
    case baseAddress = "base_address"
    case senderName = "sender_name"
    case senderAddress = "sender_address"
    /// Where answers to mails go; empty: to the sender.
    case replyAddress = "reply_address"
    /// Codes of the languages that pages are offered in, in a fixed order, with spaces between.
    case languages
    /// For readers whose browser asks for none of them.
    case firstLanguage = "first_language"
    /// Months after an event's day for which the data of a new event is kept; empty: until somebody decides.
    case retentionMonths = "retention_months"
    case nameVietnamese = "name_vi"
    case nameKorean = "name_ko"
    case nameEnglish = "name_en"
    /// `#rrggbb`; empty: the product's own colours.
    case colour

    public var group: SettingGroup {
        switch self {
        case .baseAddress: .address
        case .senderName, .senderAddress, .replyAddress: .mail
        case .languages, .firstLanguage: .languages
        case .retentionMonths: .retention
        case .nameVietnamese, .nameKorean, .nameEnglish, .colour: .branding
        }
    }

    /// What counts where nobody said anything.
    public var fallback: String {
        switch self {
        case .languages: Self.spoken.map(\.rawValue).joined(separator: " ")
        case .firstLanguage: Language.en.rawValue
        default: ""
        }
    }

    /// Whether what the program was started with comes before what is saved; elsewhere what is saved comes first.
    public var yieldsToStart: Bool { self == .baseAddress }

    /// The languages that pages can be offered in.
    public static let spoken: [Language] = [.vi, .ko, .en]
}

/// Settings that are saved together.
public enum SettingGroup: String, CaseIterable, Sendable {
    case address, mail, languages, retention, branding

    public var settings: [InstallationSetting] { InstallationSetting.allCases.filter { $0.group == self } }
}

/// Where the value of a setting comes from.
public enum SettingOrigin: Equatable, Sendable {
    case builtIn
    case saved
    /// What the program was started with: the name of a flag or of a variable of the environment.
    case start(String)
}

/// A setting as it counts now.
public struct SettingInForce: Equatable, Sendable {
    public var value: String
    public var origin: SettingOrigin

    public init(value: String, origin: SettingOrigin) {
        self.value = value
        self.origin = origin
    }
}
