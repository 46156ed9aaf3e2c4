/// One thing that is wrong with a concept, with all that a form or a list of errors needs to say it at its place.
public struct ThesaurusFault: Error, Equatable, Sendable {
    public enum Rule: String, CaseIterable, Sendable {
        /// Two concepts have one id.
        case duplicateID
        /// An id is of small Latin letters, digits and hyphens.
        case malformedID
        /// A label, synonym or exception without a letter or digit.
        case emptyLabel
        case tooLong
        /// Two concepts claim one label, and neither gives a note that says why.
        case sharedLabel
        case unknownBroader
        /// What was written for a broader concept is the name of several.
        case ambiguousBroader
        /// The concept stands above itself.
        case cycle
        /// No class of the industrial classification has this number.
        case unknownClass
    }

    /// What of a concept is meant.
    public enum Field: String, CaseIterable, Sendable { case id, label, synonyms, exceptions, broader, isic }

    /// Another concept, as people know it.
    public struct Other: Equatable, Sendable {
        public let id: String
        public let labels: Concept.Labels

        public init(_ concept: Concept) {
            id = concept.id
            labels = concept.labels
        }
    }

    public let rule: Rule
    public let concept: String
    public let field: Field
    /// Of a label, synonym or exception.
    public let language: ThesaurusLanguage?
    /// As it was written: the label, the id, the number of the class.
    public let value: String
    /// Who has the label or id too, or can be meant; for a cycle the concept through which the way leads back.
    public let others: [Other]

    public init(
        _ rule: Rule, _ concept: String, _ field: Field, _ value: String, language: ThesaurusLanguage? = nil,
        others: [Concept] = []
    ) {
        self.rule = rule
        self.concept = concept
        self.field = field
        self.value = value
        self.language = language
        self.others = others.map(Other.init)
    }
}

/// What is wrong with a file of the thesaurus; lines count from 1.
public enum ThesaurusError: Error, Equatable, Sendable {
    case unreadable(file: String, line: Int, reason: Reason)
    /// The file can be read, and concepts of it break rules: all of them, in the order of the file.
    case unsound(file: String, faults: [Placed])

    public enum Reason: Equatable, Sendable {
        /// No JSON; columns count from 1 in bytes.
        case syntax(column: Int)
        case missing(key: String)
        /// Something else than what belongs there: a number for a text, a text for a list.
        case wrongKind(key: String)
        /// A key that no concept has: most likely misspelled.
        case unknownKey(String)
    }

    public struct Placed: Equatable, Sendable {
        /// Where the concept begins.
        public let line: Int
        public let fault: ThesaurusFault

        public init(line: Int, fault: ThesaurusFault) {
            self.line = line
            self.fault = fault
        }
    }
}
