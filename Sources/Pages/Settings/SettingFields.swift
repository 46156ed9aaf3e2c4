import Domain
import Localisation
import UseCases

/// The fields of a group's form, each with the setting whose value in force stands below it.
func settingFields(
    _ group: SettingGroup, _ contents: FormContents, _ say: Localiser
) -> [(setting: InstallationSetting?, field: FormField)] {
    func field(_ setting: InstallationSetting, _ control: FormField.Control, language: Language? = nil) -> FormField {
        let name = setting.rawValue
        return FormField(
            name, say("settings.\(name)"), hint: say("settings.\(name).hint"), control, contents, language: language)
    }
    switch group {
    case .address: return [(.baseAddress, field(.baseAddress, .address))]
    case .mail:
        return [
            (.senderName, field(.senderName, .line)), (.senderAddress, field(.senderAddress, .email)),
            (.replyAddress, field(.replyAddress, .email)),
        ]
    case .languages:
        let languages = InstallationSetting.spoken
        let boxes = languages.map { language in
            let box = FormField(
                InstallationSetting.box(of: language), say("language.\(language.rawValue)"), .check, contents)
            // What holds of all of them stands below the last.
            return (language == languages.last ? InstallationSetting.languages : nil, box)
        }
        let choices = languages.map { (value: $0.rawValue, label: say("language.\($0.rawValue)")) }
        return boxes + [(.firstLanguage, field(.firstLanguage, .choice(choices)))]
    case .retention: return [(.retentionMonths, field(.retentionMonths, .number))]
    case .branding:
        return [
            (.nameVietnamese, field(.nameVietnamese, .line, language: .vi)),
            (.nameKorean, field(.nameKorean, .line, language: .ko)),
            (.nameEnglish, field(.nameEnglish, .line, language: .en)), (.colour, field(.colour, .line)),
        ]
    }
}

/// A value as people read it.
func shownSetting(_ setting: InstallationSetting, _ value: String, _ say: Localiser) -> String {
    guard !value.isEmpty else { return say("settings.none.\(setting.rawValue)") }
    switch setting {
    case .languages, .firstLanguage:
        return value.split(separator: " ").map { say("language.\($0)") }.joined(separator: ", ")
    default: return value
    }
}
