extension MailAddress {
    /// Whether the address can be written to: `name@example.org` in ASCII, at most 254 characters.
    ///
    /// Refused, though they exist: names in other letters (they need SMTPUTF8, which many servers lack), domains in other
    /// letters (write them as `xn--…`), quoted names, and domains that are numbers in brackets.
    public var isUsable: Bool { Self.isUsable(address) }

    static func isUsable(_ address: String) -> Bool {
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, address.utf8.count <= 254, (1...64).contains(parts[0].count) else { return false }
        return isAtoms(parts[0]) && isDomain(parts[1])
    }

    /// Letters, digits and the signs of RFC 5322's `atext`, with single dots between.
    static func isAtoms(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy { $0.isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
        }
    }

    static func isDomain(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.count <= 253
            && bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-")
                    && Array(label).last != UInt8(ascii: "-")
                    && label.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
            }
    }

    var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }
}

extension UInt8 {
    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
