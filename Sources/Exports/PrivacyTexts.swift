public import Domain
import Localisation

/// The first version of each notice, in the product's languages: seeded once, and then kept as it was read.
public var firstNotices: [ConsentPurpose: LocalisedText] {
    Dictionary(
        uniqueKeysWithValues: ConsentPurpose.allCases.map { purpose in
            let key = "privacy.notice.\(purpose.rawValue)"
            var text = LocalisedText(Localiser(.vi)(key), in: .vi)
            for language in Localiser.languages where language != .vi {
                text[language] = LocalisedText.Version(text: Localiser(language)(key))
            }
            return (purpose, text)
        })
}
