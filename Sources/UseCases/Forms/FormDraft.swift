import Foundation

/// What was typed into a form, by the fields' names, with the version of the record as the form showed it: nothing of
/// it is lost, whatever is wrong with it.
public struct FormDraft: Sendable, Equatable {
    public var values: [String: String]
    /// Of the record when the form was opened; 0 for one that is made by the form.
    public var version: Int
    /// Marks of what stood in the fields when the form was opened, by which one sees what its reader changed.
    public private(set) var base: [String: String] = [:]

    public init(_ values: [String: String] = [:], version: Int = 0) {
        self.values = values
        self.version = version
    }

    /// - Parameter form: the fields of a request; those that belong to the form's safety are left out.
    public init(form: [String: String]) {
        // Browsers end lines with CR and LF.
        let values = form.filter { !Self.ownNames.contains($0.key) }.mapValues { $0.replacing("\r\n", with: "\n") }
        self.init(values, version: form["version"].flatMap { Int($0) } ?? 0)
        readBase(form["base"] ?? "")
    }

    /// The marks of the form as it was opened; of what stands in the fields where it is shown for the first time.
    public var baseText: String {
        let marks = base.isEmpty ? values.mapValues(Self.mark) : base
        return marks.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " ")
    }

    mutating func readBase(_ text: String) {
        for part in text.split(separator: " ").prefix(200) {
            let pair = part.split(separator: ":", maxSplits: 1)
            if pair.count == 2 { base[String(pair[0])] = String(pair[1]) }
        }
    }

    /// What was typed, over what somebody else saved meanwhile: fields that the reader left as they were say what is
    /// saved.
    public func rebased(on saved: FormDraft) -> FormDraft {
        var merged = self
        for (name, value) in saved.values where base[name] != nil && base[name] == Self.mark(self[name]) {
            merged.values[name] = value
        }
        merged.base = [:]
        merged.readBase(saved.baseText)
        return merged
    }

    /// FNV-1a of the text without spaces around it: says whether a text is still the same, and nothing more.
    private static func mark(_ text: String) -> String {
        let plain = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let hash = plain.utf8.reduce(0x811c_9dc5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return String(hash, radix: 36)
    }

    /// Fields that every form may have besides what people type.
    public static let ownNames: Set = ["token", "once", "version", "draft", "form", "base"]

    public subscript(name: String) -> String { values[name] ?? "" }

    /// A field of one line: spaces put in order, in NFC.
    public func line(_ name: String) -> String {
        self[name].split(whereSeparator: \.isWhitespace).joined(separator: " ").precomposedStringWithCanonicalMapping
    }

    /// A field of several lines: no space around it, in NFC.
    public func text(_ name: String) -> String {
        self[name].trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
    }
}

/// What is wrong with one field of a form: a rule of the catalogue (`form.fault.<rule>`) with its values.
public struct FieldFault: Error, Equatable, Sendable {
    public var field: String
    public var rule: String
    public var values: [String: String]

    public init(_ field: String, _ rule: String, _ values: [String: String] = [:]) {
        self.field = field
        self.rule = rule
        self.values = values
    }
}

/// Why what was typed into a form was not saved; nothing was written.
public enum FormRefusal: Error, Sendable {
    /// What is wrong with it, field by field.
    case unsound([FieldFault])
    /// Somebody changed the record after the form was opened: as it is saved now.
    case stale(FormDraft)
}

/// The checks that most fields need; collects what is wrong.
public struct FieldChecks {
    public private(set) var faults: [FieldFault] = []

    public init() {}

    public mutating func add(_ fault: FieldFault) { faults.append(fault) }

    /// Not empty where it is needed, and not longer than a record can hold.
    public mutating func text(_ value: String, _ field: String, isNeeded: Bool = false, atMost limit: Int) {
        if isNeeded, value.isEmpty { add(FieldFault(field, "required")) }
        if value.count > limit { add(FieldFault(field, "tooLong", ["n": String(limit)])) }
    }

    /// A whole number of a range; `nil` where nothing stands.
    public mutating func number(_ value: String, _ field: String, in range: ClosedRange<Int>) -> Int? {
        guard !value.isEmpty else { return nil }
        guard let number = Int(value), range.contains(number) else {
            add(FieldFault(field, "number", ["from": String(range.lowerBound), "to": String(range.upperBound)]))
            return nil
        }
        return number
    }

    /// - Throws: `FormRefusal.unsound` where anything was wrong.
    public func done() throws { if !faults.isEmpty { throw FormRefusal.unsound(faults) } }
}
