public import Text

/// The offers and needs of one ranking with what they say, as a `ProfileMemory` knows it.
public struct PreparedProfiles: Sendable {
    public let thesaurus: Thesaurus
    let spotter: ConceptSpotter
    /// Learned from the thesaurus and from these offers and needs.
    public let restorer: DiacriticRestorer
    private var known: [String: (text: KeptProfile.Text, reading: ProfileReading?, embeddedTexts: [String])] = [:]

    init(thesaurus: Thesaurus, spotter: ConceptSpotter, restorer: DiacriticRestorer) {
        self.thesaurus = thesaurus
        self.spotter = spotter
        self.restorer = restorer
    }

    mutating func add(_ kept: KeptProfile, of profile: Profile) {
        known[profile.id] = (kept.text, kept.reading, kept.embeddedTexts)
    }

    mutating func add(_ embeddedTexts: [String], of profile: Profile) {
        if known[profile.id] == nil { known[profile.id] = (KeptProfile.Text(profile), nil, embeddedTexts) }
    }

    /// `nil` for a profile that is not among these, or where there was no room for it.
    func reading(of profile: Profile) -> ProfileReading? { found(profile)?.reading }

    /// `Profile.embeddedTexts` with what these offers and needs teach.
    public func embeddedTexts(of profile: Profile, prefix: String = "query: ") -> [String] {
        found(profile)?.embeddedTexts.map { prefix + $0 } ?? profile.embeddedTexts(restorer, prefix: prefix)
    }

    private func found(
        _ profile: Profile
    ) -> (text: KeptProfile.Text, reading: ProfileReading?, embeddedTexts: [String])? {
        known[profile.id].flatMap { $0.text == KeptProfile.Text(profile) ? $0 : nil }
    }
}

extension Matcher {
    /// Ranks offers whose texts, like those of the needs, were looked at before.
    public init(
        offers: [Profile], needs: [Profile], prepared: PreparedProfiles, vectors: ProfileVectors? = nil,
        verdicts: Verdicts = Verdicts()
    ) {
        self.init(
            offers: offers, needs: needs, thesaurus: prepared.thesaurus, offerVectors: vectors, needVectors: vectors,
            verdicts: verdicts, restorer: prepared.restorer, prepared: prepared)
    }
}
