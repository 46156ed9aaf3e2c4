import Foundation

/// A server that makes vectors: any that understands `POST …/v1/embeddings` as OpenAI's does.
public struct EmbeddingServiceSettings: Equatable, Sendable {
    /// `https://api.example.org/v1/embeddings`
    public let url: String
    public let model: String
    /// Goes to that address only, as `Authorization: Bearer`; `nil`: the server asks for none.
    let key: String?
    /// Host, port where it is named, path.
    let place: String
    let isLoopback: Bool

    public init(url text: String, model: String, key: String? = nil) throws(EmbeddingSettingsError) {
        guard let url = URLComponents(string: text, encodingInvalidCharacters: false),
            let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = url.encodedHost?.lowercased(), !host.isEmpty, url.fragment == nil,
            url.user == nil, url.password == nil, url.percentEncodedPath.hasSuffix("/embeddings")
        else { throw .address }
        guard !model.isEmpty, model.count <= 200, model.isOneLine else { throw .model }
        let key = key.flatMap { $0.isEmpty ? nil : $0 }
        guard key?.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) ?? true else { throw .key }
        isLoopback = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
        guard key == nil || scheme == "https" || isLoopback else { throw .keyInTheClear }
        self.url = text
        self.model = model
        self.key = key
        place = host + (url.port.map { ":\($0)" } ?? "") + url.percentEncodedPath
    }

    /// Names model and place: vectors of another name cannot be compared with these.
    public var name: String { "\(model) at \(place)" }
}

extension EmbeddingServiceSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { name + (key == nil ? "" : " (with key)") }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}

/// What is wrong with the settings; never holds the key.
public enum EmbeddingSettingsError: Error, Equatable, Sendable, CustomStringConvertible {
    case address
    case model
    case key
    case keyInTheClear
    /// The file that shall hold the key can't be read, or is empty.
    case keyFile(String)

    public var description: String {
        switch self {
        case .address: "the address has to be like https://api.example.org/v1/embeddings, without user and password"
        case .model: "the model's name is missing, too long or on several lines"
        case .key: "the key holds a character that no key has"
        case .keyInTheClear: "a key goes over a network only with https"
        case .keyFile(let path): "the file of the key can't be read or is empty: \(path)"
        }
    }
}

extension String {
    fileprivate var isOneLine: Bool { !unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
