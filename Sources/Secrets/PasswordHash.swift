import CryptoExtras
import Foundation

/// What is kept of a password: `scrypt$17$8$1$salt$hash`, from which it cannot be computed back.
///
/// The numbers are scrypt's (RFC 7914): the binary logarithm of the cost N, the size of blocks r, the lanes p; salt and
/// hash are in base64. Each password is verified by the numbers that stand in its own text, so that those for new ones
/// may rise at any time.
///
/// **Blocking**: hashing and verifying take about a third of a second of one processor and 128 MiB, on purpose. Neither
/// is for the threads of Swift's cooperative pool; call them on threads of their own, a few at a time.
public struct PasswordHash: Sendable, Equatable {
    /// As it is kept.
    public let text: String
    private let cost: Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// What verifying costs an attacker, and us.
    public struct Cost: Sendable, Equatable {
        var logarithm: Int
        var blockSize: Int
        var lanes: Int

        /// For new passwords: the first choice of OWASP's list for scrypt. Tests bind a cheaper one for their task.
        @TaskLocal public static var current = Cost(logarithm: 17, blockSize: 8, lanes: 1)

        /// For tests alone: next to nothing.
        package static let least = Cost(logarithm: 10, blockSize: 1, lanes: 1)

        /// For codes that we made: nobody chose them badly, and there are ten of them to try.
        public var ofCodes: Cost { Cost(logarithm: min(logarithm, 15), blockSize: blockSize, lanes: lanes) }

        /// What is never gone beyond, whatever stands in a text: at most 256 MiB and some seconds.
        var isWithinBounds: Bool {
            (10...20).contains(logarithm) && (1...16).contains(blockSize) && (1...8).contains(lanes)
                && memory <= 256 << 20
        }

        /// Bytes.
        var memory: Int { 128 * blockSize << logarithm }
    }

    /// Hashes a new password with a salt of its own. Blocking.
    /// - Parameter cost: `current`, unless said otherwise; what is bound for a task is not known on other threads.
    /// - Throws: `PasswordError.tooLong`, and `.tooShort` for an empty one; `PasswordRules` are checked before.
    public init(of password: String, cost: Cost = .current) throws(PasswordError) {
        try self.init(of: password, salt: randomBytes(16), cost: cost)
    }

    /// Matches no password, in the time that one takes.
    public static func nobodys(_ cost: Cost) -> PasswordHash {
        PasswordHash(text: "", cost: cost, salt: randomBytes(16), hash: [UInt8](repeating: 0, count: 32))
    }

    private init(text: String, cost: Cost, salt: [UInt8], hash: [UInt8]) {
        self.text = text
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    init(of password: String, salt: [UInt8], cost: Cost) throws(PasswordError) {
        self.cost = cost
        self.salt = salt
        hash = try Self.derive(try Self.bytes(of: password), salt, cost, count: 32)
        let parts = ["scrypt", "\(cost.logarithm)", "\(cost.blockSize)", "\(cost.lanes)"]
        text = (parts + [Data(salt).base64EncodedString(), Data(hash).base64EncodedString()]).joined(separator: "$")
    }

    /// Reads what was kept; `nil` where it is no such text, or one with numbers beyond all bounds.
    public init?(kept text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let logarithm = Int(parts[1]), let blockSize = Int(parts[2]),
            let lanes = Int(parts[3]), let salt = Data(base64Encoded: parts[4]),
            let hash = Data(base64Encoded: parts[5]), (8...64).contains(salt.count), (16...64).contains(hash.count)
        else { return nil }
        let cost = Cost(logarithm: logarithm, blockSize: blockSize, lanes: lanes)
        guard cost.isWithinBounds else { return nil }
        self.init(text: text, cost: cost, salt: Array(salt), hash: Array(hash))
    }

    /// Whether this is the password. Blocking; the time that it takes says nothing about how much of it is right.
    public func matches(_ password: String) -> Bool {
        guard let bytes = try? Self.bytes(of: password),
            let derived = try? Self.derive(bytes, salt, cost, count: hash.count)
        else { return false }
        return isEqualInConstantTime(derived, hash)
    }

    /// Whether it was made with other numbers than new ones are: hash anew at the next sign-in.
    public var needsRehash: Bool { cost != .current || hash.count != 32 || salt.count != 16 }

    /// The bytes that are hashed: one form for what looks the same, whichever keyboard it was typed on.
    private static func bytes(of password: String) throws(PasswordError) -> [UInt8] {
        // Looked at before it is normalised as well, so that nobody makes us normalise megabytes.
        guard password.utf8.count <= 4 * PasswordRules.longest else { throw .tooLong(most: PasswordRules.longest) }
        let bytes = Array(password.precomposedStringWithCompatibilityMapping.utf8)
        guard bytes.count <= PasswordRules.longest else { throw .tooLong(most: PasswordRules.longest) }
        guard !bytes.isEmpty else { throw .tooShort(least: PasswordRules.shortest) }
        return bytes
    }

    private static func derive(
        _ password: [UInt8], _ salt: [UInt8], _ cost: Cost, count: Int
    ) throws(PasswordError) -> [UInt8] {
        do {
            return try KDF.Scrypt.deriveKey(
                from: password, salt: salt, outputByteCount: count, rounds: 1 << cost.logarithm,
                blockSize: cost.blockSize, parallelism: cost.lanes
            ).withUnsafeBytes { Array($0) }
        } catch {
            throw .notComputable
        }
    }
}
