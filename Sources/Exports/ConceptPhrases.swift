import Domain
public import Localisation
public import Matching

// How the thesaurus speaks: what is wrong with a concept or a file of concepts, and what to do about it.

extension ThesaurusFault {
    /// For a reader who sees the field that is meant.
    public func sentence(_ say: Localiser) -> String {
        let isLabel = rule == .emptyLabel && field == .label
        return say(
            "concept.fault.\(isLabel ? "noLabel" : rule.rawValue)",
            [
                "value": .text(value.count > 60 ? value.prefix(60) + "…" : value),
                "language": .text(language.map { say("language.\($0.rawValue)") } ?? ""),
                "others": .text(say.list(others.map { "\($0.name(say)) (\($0.id))" })),
            ])
    }
}

extension ThesaurusFault.Other {
    /// The label in the reader's language.
    public func name(_ say: Localiser) -> String {
        ThesaurusLanguage(rawValue: say.language.rawValue).flatMap { labels[$0] } ?? labels.en
    }
}

extension ThesaurusError {
    /// One sentence for each thing to mend, with file and line.
    public func sentences(_ say: Localiser) -> [String] {
        switch self {
        case .unreadable(let file, let line, let reason):
            [
                say(
                    "concept.file.line",
                    ["file": .text(file), "line": .text(String(line)), "text": .text(reason.sentence(say))])
            ]
        case .unsound(let file, let faults):
            faults.map { placed in
                say(
                    "concept.file.concept",
                    [
                        "file": .text(file), "line": .text(String(placed.line)), "id": .text(placed.fault.concept),
                        "text": .text(placed.fault.sentence(say)),
                    ])
            }
        }
    }
}

extension ThesaurusError.Reason {
    fileprivate func sentence(_ say: Localiser) -> String {
        switch self {
        case .syntax(let column): say("concept.file.syntax", ["column": .text(String(column))])
        case .missing(let key): say("concept.file.missing", ["key": .text(key)])
        case .wrongKind(let key): say("concept.file.wrongKind", ["key": .text(key)])
        case .unknownKey(let key): say("concept.file.unknownKey", ["key": .text(key)])
        }
    }
}
