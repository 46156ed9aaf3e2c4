/// Turns texts into vectors of meaning: the built-in model, or a server that an installation names.
public protocol TextEmbedder: Sendable {
    /// Names provider and model; vectors of another name cannot be compared with these.
    var name: String { get }
    /// Numbers of a vector.
    var dimension: Int { get }
    /// What stands before each text; see `Profile.embeddedTexts`.
    var textPrefix: String { get }
    /// A vector for each text. The texts carry their prefix already.
    func vectors(of texts: [String]) throws -> [[Float]]
}

extension TextEmbedder {
    /// That of the built-in model and its kin.
    public var textPrefix: String { "query: " }
}

/// Vectors at hand, by the id of a profile, with the name of what made them.
public struct ProfileVectors: Sendable {
    public let name: String
    public let dimension: Int
    public private(set) var byID: [String: [Float]]

    /// - Parameter byID: a vector of other length, or with a number that is none, is passed over.
    public init(name: String, dimension: Int, byID: [String: [Float]]) {
        self.name = name
        self.dimension = dimension
        self.byID = byID.filter { $0.value.count == dimension && $0.value.allSatisfy(\.isFinite) }
    }
}
