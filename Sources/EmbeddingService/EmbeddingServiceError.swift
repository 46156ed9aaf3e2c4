import Curl
public import Matching

/// Why a server gave no vectors. Holds nothing of what was sent to it, nor of the words that it answered.
public enum EmbeddingServiceError: EmbedderUnavailable, Equatable, Sendable {
    /// No connection, or it broke off; libcurl says why.
    case unreachable(String)
    case untrusted(String)
    case timedOut
    /// 401 or 403.
    case keyRefused(status: Int)
    /// 404: the address or the model is unknown there.
    case unknownModel
    /// 429: asked too often.
    case busy
    /// Another status.
    case refused(status: Int)
    case answerTooLarge
    /// No JSON of the form that is wanted.
    case answerUnreadable
    case wrongCount(expected: Int, found: Int)
    /// Not one vector for each text.
    case wrongOrder
    case wrongDimension(expected: Int?, found: Int)
    /// A number that is none, or a vector without length.
    case notNumbers

    public var reason: String {
        switch self {
        case .unreachable(let detail): "the embedding service can't be reached: \(detail)"
        case .untrusted(let detail): "the certificate of the embedding service is not trusted: \(detail)"
        case .timedOut: "the embedding service took too long"
        case .keyRefused(let status): "the embedding service refused the key (\(status))"
        case .unknownModel: "the embedding service does not know this address or model (404)"
        case .busy: "the embedding service asks to wait (429)"
        case .refused(let status): "the embedding service answered with status \(status)"
        case .answerTooLarge: "the embedding service's answer is too large"
        case .answerUnreadable: "the embedding service's answer can't be read"
        case .wrongCount(let expected, let found):
            "the embedding service gave \(found) vectors for \(expected) texts"
        case .wrongOrder: "the embedding service did not give one vector for each text"
        case .wrongDimension(let expected, let found):
            "the embedding service gave vectors of \(found) numbers"
                + (expected.map { " instead of \($0)" } ?? "")
        case .notNumbers: "the embedding service gave a vector that is none"
        }
    }

    /// Worth another try at once.
    var isPassing: Bool {
        switch self {
        case .timedOut, .busy: true
        case .refused(let status): status >= 500 || status == 408
        default: false
        }
    }

    init(_ error: TransferError) {
        self =
            switch error {
            case .notReady(let detail), .unreachable(let detail), .broken(let detail): .unreachable(detail)
            case .untrusted(let detail): .untrusted(detail)
            case .timedOut: .timedOut
            case .loginRefused: .keyRefused(status: 401)
            case .tooLarge: .answerTooLarge
            case .cancelled: .unreachable("broken off")
            }
    }

    /// `nil` for 200.
    init?(status: Int) {
        switch status {
        case 200: return nil
        case 401, 403: self = .keyRefused(status: status)
        case 404: self = .unknownModel
        case 429: self = .busy
        default: self = .refused(status: status)
        }
    }
}
