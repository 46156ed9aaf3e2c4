import Crypto
public import Foundation

/// One-time passwords by the clock (RFC 6238): SHA-1, 6 digits, 30 seconds, as all apps for it can.
public struct TOTP: Sendable, Equatable {
    /// 20 bytes.
    public let secret: [UInt8]
    static let digits = 6
    /// Seconds.
    static let period = 30

    /// A new secret.
    public init() { secret = randomBytes(20) }

    public init(secret: [UInt8]) { self.secret = secret }

    /// Reads a secret as it is kept; `nil` where it is not base 32 or shorter than 16 bytes.
    public init?(base32 text: String) {
        guard let bytes = Base32.bytes(of: text), bytes.count >= 16 else { return nil }
        secret = bytes
    }

    /// The secret as it is kept, and typed where no camera is at hand.
    public var base32: String { Base32.text(of: secret) }

    /// The step of a code that was typed: now, one before or one after, for clocks that differ; `nil` where none fits.
    ///
    /// - Parameter last: the step of the code that was accepted before. That step and those before it are taken no more:
    ///   keep the result, in the transaction that signs in, so that a code is accepted once.
    public func step(of typed: String, at now: Date, after last: Int? = nil) -> Int? {
        let code = typed.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
        let current = Self.step(at: now)
        var found: Int?
        // All three are computed always: time says nothing about which.
        for step in [current + 1, current - 1, current] where step >= 0 {
            if isEqualInConstantTime(Array(self.code(atStep: step).utf8), Array(code.utf8)), step > last ?? -1 {
                found = step
            }
        }
        return found
    }

    /// What an app shows at an instant.
    public func code(at date: Date) -> String { code(atStep: Self.step(at: date)) }

    static func step(at date: Date) -> Int { Int((date.timeIntervalSince1970 / Double(period)).rounded(.down)) }

    /// RFC 4226, section 5.3.
    func code(atStep step: Int, digits: Int = digits) -> String {
        let counter = withUnsafeBytes(of: UInt64(max(0, step)).bigEndian) { Array($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 15)
        let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7fff_ffff
        let limit = (0..<digits).reduce(1) { limit, _ in limit * 10 }
        let text = String(number % limit)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The address that an app reads from a QR code.
    /// - Parameters:
    ///   - issuer: who asks for the code, such as `CauNoi`.
    ///   - account: whose it is, such as a mail address.
    public func address(issuer: String, account: String) -> String {
        // A colon parts the two: none may be in either.
        let (issuer, account) = (Self.escaped(issuer), Self.escaped(account))
        return "otpauth://totp/\(issuer):\(account)?secret=\(base32)&issuer=\(issuer)&algorithm=SHA1"
            + "&digits=\(Self.digits)&period=\(Self.period)"
    }

    private static func escaped(_ text: String) -> String {
        let allowed = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.replacing(":", with: " ").addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
