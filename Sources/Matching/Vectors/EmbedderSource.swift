/// Where the embedder of a ranking comes from when it may be away, such as a server that an installation names.
///
/// It is asked once for each ranking, and all texts of that ranking go to the embedder that it gave: vectors of two
/// models say nothing about each other.
public protocol EmbedderSource: Sendable {
    /// The embedder as it is now. Long work: not for Swift's cooperative threads.
    /// - Throws: `EmbedderUnavailable` where it cannot be used for the moment.
    func current() throws -> any TextEmbedder
}

/// An embedder could not do its work, or not all of it. The ranking has to begin anew with another one, or without.
public protocol EmbedderUnavailable: Error {
    /// For people; holds no secret.
    var reason: String { get }
}
