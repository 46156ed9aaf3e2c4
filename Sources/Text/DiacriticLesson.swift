/// What one text teaches of Vietnamese marks, taken from it once: its written syllables in their order.
package struct DiacriticLesson: Sendable {
    struct Syllable: Sendable {
        let written: String
        /// The same for both ways of placing a tone mark.
        let key: String
    }

    /// `nil` where a row of syllables ends.
    let syllables: [Syllable?]

    /// Characters of one text that teach; more of one firm would speak for all.
    private static let mostLearned = 4_000

    /// `nil` for a text without marks, or in another language: it teaches nothing.
    package init?(_ text: String) {
        let text = String(text.prefix(Self.mostLearned))
        guard LanguageGuess(of: text).hasVietnameseMarks else { return nil }
        var syllables: [Syllable?] = []
        for phrase in VietnamesePhrase.all(in: text.nfc) {
            syllables.append(nil)
            for word in phrase.words {
                let written = word.written.lowercased()
                syllables.append(
                    VietnameseSyllable.isPossible(written.folded)
                        ? Syllable(written: written, key: VietnameseSyllable.withToneAtEnd(written)) : nil)
            }
        }
        self.syllables = syllables
    }
}
