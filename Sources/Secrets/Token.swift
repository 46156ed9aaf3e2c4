import Crypto
import Foundation

/// A secret that a machine keeps: a session, a link in a mail, a key of the interface. 256 bits, 43 letters, digits, `-`
/// and `_`, which stand in an address as they are.
public struct Token: Sendable, Equatable {
    public let text: String

    /// A new one.
    public init() {
        text = Data(randomBytes(32)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// What is kept and looked up in place of the token: whoever reads the table cannot sign in with it.
    public var digest: String { Self.digest(of: text) }

    /// SHA-256, 64 small hexadecimal digits. For secrets of this length only: a password is a `PasswordHash`.
    public static func digest(of text: String) -> String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }
}
