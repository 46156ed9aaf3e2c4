/// A thing of industry that firms name in different words: a process, a machine, a material, an effect.
///
/// The shape follows SKOS (W3C Recommendation, 2009): `labels` are prefLabel, `synonyms` altLabel, `broader` broader.
public struct Concept: Equatable, Sendable {
    public let id: String
    /// The preferred label of each language.
    public let labels: Labels
    /// Further words for the same thing, abbreviations among them.
    public let synonyms: Synonyms
    /// Concepts one level up; a concept may stand below several.
    public internal(set) var broader: [String]
    /// Fields under which a list may show the concept; those of its file where it names none.
    public internal(set) var themes: [String]
    /// Phrases that contain a label and mean something else: "Hàn Quốc" is no welding.
    public let except: Synonyms
    /// Classes of the International Standard Industrial Classification, revision 4 (four digits each), that it belongs to.
    public let isic: [String]
    /// Why a label of this concept also belongs to another one: label → reason.
    public let notes: [String: String]

    public init(
        id: String, labels: Labels, synonyms: Synonyms = Synonyms(), broader: [String] = [], themes: [String] = [],
        except: Synonyms = Synonyms(), isic: [String] = [], notes: [String: String] = [:]
    ) {
        self.id = id
        self.labels = labels
        self.synonyms = synonyms
        self.broader = broader
        self.themes = themes
        self.except = except
        self.isic = isic
        self.notes = notes
    }

    public struct Labels: Equatable, Codable, Sendable {
        public let vi: String
        public let ko: String
        public let en: String
        /// `nil` where an organiser added the concept without a German label.
        public let de: String?

        public init(vi: String, ko: String, en: String, de: String?) {
            self.vi = vi
            self.ko = ko
            self.en = en
            self.de = de
        }
    }

    public struct Synonyms: Equatable, Sendable {
        public var vi: [String] = []
        public var ko: [String] = []
        public var en: [String] = []
        public var de: [String] = []

        public init(vi: [String] = [], ko: [String] = [], en: [String] = [], de: [String] = []) {
            self.vi = vi
            self.ko = ko
            self.en = en
            self.de = de
        }
    }

    /// Every word for the concept with its language, the preferred one first.
    package var words: [(language: ThesaurusLanguage, word: String)] {
        Self.words(
            Synonyms(
                vi: [labels.vi] + synonyms.vi, ko: [labels.ko] + synonyms.ko, en: [labels.en] + synonyms.en,
                de: (labels.de.map { [$0] } ?? []) + synonyms.de))
    }

    var exceptions: [(language: ThesaurusLanguage, word: String)] { Self.words(except) }

    private static func words(_ list: Synonyms) -> [(language: ThesaurusLanguage, word: String)] {
        list.vi.map { (.vi, $0) } + list.ko.map { (.ko, $0) } + list.en.map { (.en, $0) } + list.de.map { (.de, $0) }
    }
}

/// The languages in which the thesaurus has labels.
public enum ThesaurusLanguage: String, CaseIterable, Sendable { case vi, ko, en, de }

extension Concept: Decodable {
    enum Key: String, CodingKey { case id, labels, synonyms, broader, themes, except, isic, notes }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        id = try values.decode(String.self, forKey: .id)
        labels = try values.decode(Labels.self, forKey: .labels)
        synonyms = try values.decodeIfPresent(Synonyms.self, forKey: .synonyms) ?? Synonyms()
        broader = try values.decodeIfPresent([String].self, forKey: .broader) ?? []
        themes = try values.decodeIfPresent([String].self, forKey: .themes) ?? []
        except = try values.decodeIfPresent(Synonyms.self, forKey: .except) ?? Synonyms()
        isic = try values.decodeIfPresent([String].self, forKey: .isic) ?? []
        notes = try values.decodeIfPresent([String: String].self, forKey: .notes) ?? [:]
    }
}

extension Concept.Synonyms: Decodable {
    enum Key: String, CodingKey { case vi, ko, en, de }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        vi = try values.decodeIfPresent([String].self, forKey: .vi) ?? []
        ko = try values.decodeIfPresent([String].self, forKey: .ko) ?? []
        en = try values.decodeIfPresent([String].self, forKey: .en) ?? []
        de = try values.decodeIfPresent([String].self, forKey: .de) ?? []
    }
}
