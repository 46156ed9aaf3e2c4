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
        var kept: [KeptProfile.Text: KeptProfile] = [:]
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
        var lessons: [KeptProfile.Text: [DiacriticLesson]] = [:]
        for profile in offers + needs {
            let text = KeptProfile.Text(profile)
            let taught = kept[text]?.lessons ?? lessons[text] ?? text.lessons
            if kept[text] == nil { lessons[text] = taught }
            for lesson in taught { restorer.learn(lesson) }
        }
        var taken = 0
        var restorations: [String: String] = [:]
        func restored(_ text: String) -> String {
            if let known = restorations[text] { return known }
            let new = restorer.restored(text)
            restorations[text] = new
            return new
        }
        var result = PreparedProfiles(thesaurus: thesaurus, spotter: spotter, restorer: restorer)
        for profile in offers + needs {
            let text = KeptProfile.Text(profile)
            if var known = kept[text] {
                if !known.holds(restored) { known = KeptProfile(profile, spotter, known.lessons, restored) }
                known.round = round
                kept[text] = known
                taken += text.bytes
                result.add(known, of: profile)
            } else if taken + text.bytes <= most {
                var new = KeptProfile(profile, spotter, lessons[text] ?? [], restored)
                new.round = round
                kept[text] = new
                bytes += text.bytes
                taken += text.bytes
                result.add(new, of: profile)
            } else {
                result.add(profile.embeddedTexts(restored: restored), of: profile)
            }
        }
        forget(most)
        return result
    }

    /// Lets go of what was not looked at for longest, until the rest fits.
    private mutating func forget(_ most: Int) {
        guard bytes > most else { return }
        for (text, _) in kept.sorted(by: { $0.value.round < $1.value.round }) {
            if bytes <= most { break }
            kept[text] = nil
            bytes -= text.bytes
        }
    }
}

/// What one profile was found to say.
struct KeptProfile: Sendable {
    /// All of a profile that its reading depends on.
    struct Text: Hashable, Sendable {
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

    let lessons: [DiacriticLesson]
    let reading: ProfileReading
    let embeddedTexts: [String]
    /// The ranking that used it last.
    var round = 0
    /// Bare texts with the marks that the reading rests on.
    private let restorations: [String: String]

    init(
        _ profile: Profile, _ spotter: ConceptSpotter, _ lessons: [DiacriticLesson], _ restored: (String) -> String
    ) {
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
