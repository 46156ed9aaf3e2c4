/// Counts which texts speak of a concept.
public struct ConceptMentions: Sendable {
    private let thesaurus: Thesaurus
    private let spotter: ConceptSpotter

    public init(_ thesaurus: Thesaurus) {
        self.thesaurus = thesaurus
        spotter = ConceptSpotter(thesaurus)
    }

    /// How many of the profiles speak of the concept, or of one that stands below it.
    public func count(of id: String, in profiles: [Profile]) -> Int {
        guard let position = thesaurus.position(of: id) else { return 0 }
        return profiles.count { profile in
            ProfileReading(profile, spotter).concepts.keys.contains { found in
                thesaurus.lines[found].contains { $0.concept == position }
            }
        }
    }
}
