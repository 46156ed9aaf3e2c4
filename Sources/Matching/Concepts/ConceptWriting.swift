extension Concept.Labels {
    public subscript(language: ThesaurusLanguage) -> String? {
        switch language {
        case .vi: vi
        case .ko: ko
        case .en: en
        case .de: de
        }
    }
}

extension Concept.Synonyms {
    public subscript(language: ThesaurusLanguage) -> [String] {
        get {
            switch language {
            case .vi: vi
            case .ko: ko
            case .en: en
            case .de: de
            }
        }
        set {
            switch language {
            case .vi: vi = newValue
            case .ko: ko = newValue
            case .en: en = newValue
            case .de: de = newValue
            }
        }
    }

    var words: [(language: ThesaurusLanguage, word: String)] {
        ThesaurusLanguage.allCases.flatMap { language in self[language].map { (language, $0) } }
    }

    fileprivate var isEmpty: Bool { words.isEmpty }
}

/// As the files of the thesaurus have it: what is empty is left out.
extension Concept: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(id, forKey: .id)
        try values.encode(labels, forKey: .labels)
        if !synonyms.isEmpty { try values.encode(synonyms, forKey: .synonyms) }
        if !broader.isEmpty { try values.encode(broader, forKey: .broader) }
        if !themes.isEmpty { try values.encode(themes, forKey: .themes) }
        if !except.isEmpty { try values.encode(except, forKey: .except) }
        if !isic.isEmpty { try values.encode(isic, forKey: .isic) }
        if !notes.isEmpty { try values.encode(notes, forKey: .notes) }
    }
}

extension Concept.Synonyms: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        for (key, list) in [(Key.vi, vi), (.ko, ko), (.en, en), (.de, de)] where !list.isEmpty {
            try values.encode(list, forKey: key)
        }
    }
}
