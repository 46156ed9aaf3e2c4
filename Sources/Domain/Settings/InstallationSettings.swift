/// What owners decided for the whole installation.
public struct InstallationSettings: Equatable, Sendable {
    /// The logo without its bytes.
    public struct Logo: Equatable, Sendable {
        public var width: Int
        public var height: Int
        /// Of the bytes, in hexadecimal: another file has another.
        public var digest: String

        public init(width: Int, height: Int, digest: String) {
            self.width = width
            self.height = height
            self.digest = digest
        }
    }

    public private(set) var saved: [InstallationSetting: String]
    /// How often each group was saved; one that is missing never was.
    public private(set) var versions: [SettingGroup: Int]
    public var logo: Logo?

    public init(saved: [InstallationSetting: String] = [:], versions: [SettingGroup: Int] = [:], logo: Logo? = nil) {
        self.saved = saved.filter { !$0.value.isEmpty }
        self.versions = versions
        self.logo = logo
    }

    /// As it is saved, or else as the product has it.
    public subscript(setting: InstallationSetting) -> String { saved[setting] ?? setting.fallback }

    public func version(of group: SettingGroup) -> Int { versions[group] ?? 0 }

    /// - Parameter start: what the program was started with.
    public func inForce(_ setting: InstallationSetting, start: StartSettings = StartSettings()) -> SettingInForce {
        let own = saved[setting].map { SettingInForce(value: $0, origin: .saved) }
        let given = start.values[setting]
        return (setting.yieldsToStart ? given ?? own : own ?? given)
            ?? SettingInForce(value: setting.fallback, origin: .builtIn)
    }

    /// At least one, in the order of the language switch.
    public var languages: [Language] {
        let codes = Set(self[.languages].split(separator: " ").map(String.init))
        let offered = InstallationSetting.spoken.filter { codes.contains($0.rawValue) }
        return offered.isEmpty ? InstallationSetting.spoken : offered
    }

    public var firstLanguage: Language {
        let offered = languages
        return Language(rawValue: self[.firstLanguage]).flatMap { offered.contains($0) ? $0 : nil } ?? offered.first
            ?? .en
    }

    public var retentionMonths: Int? { Int(self[.retentionMonths]).flatMap { (1...120).contains($0) ? $0 : nil } }

    public var colour: Colour? { Colour(self[.colour]) }

    /// The installation's name for readers of a language: that one, or another that was given; `nil` for none.
    public func name(in language: Language) -> String? {
        let names: [Language: String?] = [
            .vi: saved[.nameVietnamese], .ko: saved[.nameKorean], .en: saved[.nameEnglish],
        ]
        return ([language] + [firstLanguage] + InstallationSetting.spoken).lazy.compactMap { names[$0] ?? nil }.first
    }
}

/// Settings that the program was started with, by flags or by the environment.
public struct StartSettings: Equatable, Sendable {
    public private(set) var values: [InstallationSetting: SettingInForce]

    public init() { values = [:] }

    /// - Parameter source: the flag's or the variable's name. An empty value says nothing.
    public mutating func set(_ setting: InstallationSetting, _ value: String, by source: String) {
        guard !value.isEmpty else { return }
        values[setting] = SettingInForce(value: value, origin: .start(source))
    }
}
