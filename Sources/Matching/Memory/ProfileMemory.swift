import Synchronization
import Text

/// What profiles were found to say, kept between rankings: the next ranking reads only what changed since.
///
/// A ranking with a memory equals one without. What a text is read as depends on the thesaurus, and for Vietnamese
/// without marks on what all other texts teach: a reading is used again only where both would give it again.
public final class ProfileMemory: Sendable {
    fileprivate struct Content {
        let thesaurus: Thesaurus
        let spotter: ConceptSpotter
        /// Knows the thesaurus and nothing of any profile.
        let restorer: DiacriticRestorer
        /// By the ids of the profiles.
        var kept: [String: KeptProfile] = [:]
        /// Bytes of the texts of what is kept.
        var bytes = 0
        /// Counts the rankings.
        var round = 0
    }

    private let content = Mutex<Content?>(nil)
    private let most: Int

    /// - Parameter most: bytes of the texts whose readings are kept; a reading takes about 45 times its text.
    public init(most: Int = 3_000_000) { self.most = most }

    /// Reads what is new among these and gives all that a ranking of them needs to know of their texts. One ranking at a
    /// time; of another thesaurus than the last one's everything is read anew. Long work: not for Swift's cooperative
    /// threads.
    public func prepare(offers: [Profile], needs: [Profile], thesaurus: Thesaurus = .builtIn) -> PreparedProfiles {
        content.withLock { content in
            var now = content.flatMap { $0.thesaurus.concepts == thesaurus.concepts ? $0 : nil } ?? Content(thesaurus)
            // Moved out, not shared: a shared dictionary would be copied at its first change.
            content = nil
            let result = now.prepare(offers, needs, most)
            content = now
            return result
        }
    }
}

extension ProfileMemory.Content {
    fileprivate init(_ thesaurus: Thesaurus) {
        self.thesaurus = thesaurus
        spotter = ConceptSpotter(thesaurus)
        restorer = DiacriticRestorer(thesaurus: thesaurus, profiles: [Profile]())
    }

    fileprivate mutating func prepare(_ offers: [Profile], _ needs: [Profile], _ most: Int) -> PreparedProfiles {
        round += 1
        var restorer = restorer
        let profiles = offers + needs
        // What a profile said that says something else now is of no use any more.
        for profile in profiles {
            guard let known = kept[profile.id], known.text != KeptProfile.Text(profile) else { continue }
            kept[profile.id] = nil
            bytes -= known.text.bytes
        }
        let lessons = profiles.map { kept[$0.id]?.lessons ?? KeptProfile.Text($0).lessons }
        for lesson in lessons.joined() { restorer.learn(lesson) }
        var taken = 0
        var restorations: [String: String] = [:]
        func restored(_ text: String) -> String {
            if let known = restorations[text] { return known }
            let new = restorer.restored(text)
            restorations[text] = new
            return new
        }
        var result = PreparedProfiles(thesaurus: thesaurus, spotter: spotter, restorer: restorer)
        for (profile, lessons) in zip(profiles, lessons) {
            let text = KeptProfile.Text(profile)
            // Two may have the same id, a need and an offer of a set from elsewhere: the first one is kept.
            let known = kept[profile.id]
            guard known.map({ $0.text == text }) ?? (taken + text.bytes <= most) else {
                result.add(profile.embeddedTexts(restored: restored), of: profile)
                continue
            }
            var current =
                known.flatMap { $0.holds(restored) ? $0 : nil }
                ?? KeptProfile(text, profile, spotter, lessons, restored)
            current.round = round
            kept[profile.id] = current
            if known == nil { bytes += text.bytes }
            taken += text.bytes
            result.add(current, of: profile)
        }
        forget(most)
        return result
    }

    /// Lets go of what was not looked at for longest, until the rest fits.
    private mutating func forget(_ most: Int) {
        guard bytes > most else { return }
        for (id, profile) in kept.sorted(by: { $0.value.round < $1.value.round }) {
            if bytes <= most { break }
            kept[id] = nil
            bytes -= profile.text.bytes
        }
    }
}

/// What one profile was found to say.
struct KeptProfile: Sendable {
    /// All of a profile that its reading depends on.
    struct Text: Equatable, Sendable {
        let title: String
        let text: String
        let language: WrittenLanguage?

        init(_ profile: Profile) {
            title = profile.title
            text = profile.text
            language = profile.language
        }

        var bytes: Int { title.utf8.count + text.utf8.count }

        /// What it teaches of Vietnamese marks, as `DiacriticRestorer(thesaurus:profiles:)` takes it.
        var lessons: [DiacriticLesson] {
            language ?? .vi == .vi ? [title, text].compactMap { DiacriticLesson($0) } : []
        }
    }

    let text: Text
    let lessons: [DiacriticLesson]
    let reading: ProfileReading
    let embeddedTexts: [String]
    /// The ranking that used it last.
    var round = 0
    /// Bare texts with the marks that the reading rests on.
    private let restorations: [String: String]

    init(
        _ text: Text, _ profile: Profile, _ spotter: ConceptSpotter, _ lessons: [DiacriticLesson],
        _ restored: (String) -> String
    ) {
        self.text = text
        var asked: [String: String] = [:]
        let restored = { (text: String) -> String? in
            let result = restored(text)
            asked[text] = result
            return result
        }
        self.lessons = lessons
        reading = ProfileReading(profile, spotter, restored: restored)
        embeddedTexts = profile.embeddedTexts(restored: restored)
        restorations = asked
    }

    /// Whether the same marks would be put back now.
    func holds(_ restored: (String) -> String) -> Bool { restorations.allSatisfy { restored($0.key) == $0.value } }
}
