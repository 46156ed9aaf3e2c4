package import Text

/// How the words of a text are to be read, by its language.
package struct ReadingRules: Sendable {
    /// Vietnamese labels are asked for with their marks; false only for Vietnamese written without any.
    package let marksCount: Bool
    /// German labels are looked for, with German endings and inside compounds.
    package let readsGerman: Bool
    /// Latin words of the text are Vietnamese syllables.
    let isVietnamese: Bool

    package init(_ guess: LanguageGuess, stated: WrittenLanguage? = nil) {
        let language = stated ?? guess.language
        marksCount = guess.hasVietnameseMarks || (language ?? .vi) != .vi
        readsGerman = language == .de || (language == .ko && guess.latinLanguage == .de)
        isVietnamese = language == .vi
    }
}
