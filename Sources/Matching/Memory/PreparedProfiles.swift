public import Text

/// The offers and needs of one ranking with what they say, as a `ProfileMemory` knows it.
public struct PreparedProfiles: Sendable {
    public let thesaurus: Thesaurus
    let spotter: ConceptSpotter
    /// Learned from the thesaurus and from these offers and needs.
    public let restorer: DiacriticRestorer
    private var readings: [KeptProfile.Text: ProfileReading] = [:]
    private var embedded: [KeptProfile.Text: [String]] = [:]

    init(thesaurus: Thesaurus, spotter: ConceptSpotter, restorer: DiacriticRestorer) {
        self.thesaurus = thesaurus
        self.spotter = spotter
        self.restorer = restorer
    }

    mutating func add(_ kept: KeptProfile, of profile: Profile) {
        let text = KeptProfile.Text(profile)
        readings[text] = kept.reading
        embedded[text] = kept.embeddedTexts
    }

    mutating func add(_ embeddedTexts: [String], of profile: Profile) {
        embedded[KeptProfile.Text(profile)] = embeddedTexts
    }

    /// `nil` for a profile that is not among these, or where there was no room for it.
    func reading(of profile: Profile) -> ProfileReading? { readings[KeptProfile.Text(profile)] }

    /// `Profile.embeddedTexts` with what these offers and needs teach.
    public func embeddedTexts(of profile: Profile) -> [String] {
        embedded[KeptProfile.Text(profile)] ?? profile.embeddedTexts(restorer)
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
