/// Something said to people: a stable key with its values, so that it can be said in any language, and its English.
public struct Sentence: Equatable, Sendable, CustomStringConvertible {
    public enum Value: Equatable, Sendable {
        case text(String)
        /// A count or figure, which readers write with their own grouping.
        case number(Int)
    }

    /// Such as `scheduler.fault.slotOutside`.
    public let key: String
    public let values: [String: Value]
    /// The sentence in English.
    public let english: String

    init(_ key: String, _ english: String, _ values: [String: Value] = [:]) {
        self.key = "scheduler." + key
        self.english = english
        self.values = values
    }

    public var description: String { english }
}

/// Ids as a list for a sentence, at most 24 of them, then three dots with how many more there are.
func listed(_ ids: [Int], separator: String = ", ") -> String {
    let shown = ids.prefix(24).map(String.init).joined(separator: separator)
    return ids.count > 24 ? "\(shown)\(separator)… (+\(ids.count - 24))" : shown
}
