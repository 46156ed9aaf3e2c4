public import Intake
public import Localisation
public import Spreadsheets
public import UseCases

// How an import speaks: the sentences of its problems and of what keeps a file from being read.

extension ImportProblem {
    /// What is wrong, in the reader's language.
    public func reason(_ say: Localiser) -> String { say("problem.\(kind.rawValue).reason", values) }
    /// What to do about it.
    public func remedy(_ say: Localiser) -> String { say("problem.\(kind.rawValue).remedy", values) }
    /// Where it stands: sheet, row, column.
    public func place(_ say: Localiser) -> String { say("problem.place", values) }

    /// What the sentences are filled with.
    public var values: [String: Localiser.Value] {
        var values = details.mapValues { Localiser.Value.text($0) }
        values["value"] = .text(value)
        values["column"] = .text(column)
        values["row"] = .text(String(row))
        values["sheet"] = .text(sheet)
        return values
    }
}

extension ImportReport.Merge {
    /// Why the two are taken as one.
    public func reason(_ say: Localiser) -> String {
        say("cli.merge.\(why)", ["sheet": .text(sheet), "row": .text(String(row))])
    }
}

extension SpreadsheetError {
    /// What keeps the file from being read, and what to do about it.
    public func sentence(_ say: Localiser) -> String {
        func text(_ key: String, _ path: String, _ more: [String: Localiser.Value] = [:]) -> String {
            say("spreadsheet.\(key)", more.merging(["path": .text(path)]) { first, _ in first })
        }
        switch self {
        case .notFound(let path): return text("notFound", path)
        case .notReadable(let path): return text("notReadable", path)
        case .empty(let path): return text("empty", path)
        case .tooLarge(let path, let limit): return text("tooLarge", path, ["limit": .number(limit)])
        case .notASpreadsheet(let path, let kind):
            let known = say.has("spreadsheet.kind.\(kind)")
            return text("notASpreadsheet", path, ["kind": .text(known ? say("spreadsheet.kind.\(kind)") : kind)])
        case .damaged(let path, let detail): return text("damaged", path, ["detail": .text(detail)])
        case .suspicious(let path, let detail): return text("suspicious", path, ["detail": .text(detail)])
        case .tooManyMerges(let path, let limit): return text("tooManyMerges", path, ["limit": .number(limit)])
        case .tooManyCells(let path, let limit): return text("tooManyCells", path, ["limit": .number(limit)])
        case .unknownEncoding(let path): return text("unknownEncoding", path)
        case .notWritable(let path, let detail): return text("notWritable", path, ["detail": .text(detail)])
        }
    }
}

extension IntakeError {
    /// Why nothing of the file can be taken over, and what to do about it: keys `intake.<case>`, or of another family
    /// where the reader is not at a command line.
    public func sentence(_ say: Localiser, family: String = "intake") -> String {
        switch self {
        case .headerNotFound(let subject, let sheets, let missing):
            say(
                "\(family).headerNotFound",
                [
                    "subject": .text(say("subject.\(subject.rawValue)")), "sheets": .text(say.list(sheets)),
                    "missing": .text(
                        say.list(
                            missing.map { family == "intake" ? "\(say("field.\($0)")) (\($0))" : say("field.\($0)") })),
                ])
        case .unknownField(let name, let allowed):
            say("\(family).unknownField", ["name": .text(name), "allowed": .text(allowed.joined(separator: ", "))])
        case .unknownColumn(let name, let available):
            say(
                "\(family).unknownColumn",
                ["name": .text(name), "available": .text(available.joined(separator: " | "))])
        case .unknownSheet(let name, let available):
            say(
                "\(family).unknownSheet", ["name": .text(name), "available": .text(available.joined(separator: " | "))])
        case .noRows: say("\(family).noRows")
        }
    }
}

/// What a browser is told when a file cannot be read; `nil` for an error of another kind.
public func importRefusal(_ error: any Error, _ say: Localiser) -> String? {
    switch error {
    case let error as SpreadsheetError: error.sentence(say)
    case let error as IntakeError: error.sentence(say, family: "imports.refused")
    default: nil
    }
}
