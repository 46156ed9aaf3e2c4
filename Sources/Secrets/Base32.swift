/// Base 32 by RFC 4648: how apps for one-time passwords take their secrets.
public enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Without `=` at the end, which those apps do not want.
    public static func text(of bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        var (held, bits) = (0, 0)
        for byte in bytes {
            (held, bits) = (held << 8 | Int(byte), bits + 8)
            while bits >= 5 {
                bits -= 5
                digits.append(alphabet[held >> bits & 31])
            }
            held &= (1 << bits) - 1
        }
        if bits > 0 { digits.append(alphabet[held << (5 - bits) & 31]) }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Reads capital and small letters, with or without spaces and `=`; `nil` where another sign is in it.
    public static func bytes(of text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (held, bits) = (0, 0)
        for sign in text.uppercased().utf8 where sign != UInt8(ascii: " ") && sign != UInt8(ascii: "=") {
            guard let value = alphabet.firstIndex(of: sign) else { return nil }
            (held, bits) = (held << 5 | value, bits + 5)
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(held >> bits & 255))
            }
            held &= (1 << bits) - 1
        }
        return bytes
    }
}
