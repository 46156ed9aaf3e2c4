import Crypto

/// Links that show whether anything before them was changed, taken out or put in: each is made from its content and from
/// the link before it.
///
/// What is hashed with SHA-256 can be read in one way only:
///
///     "caunoi.chain.1"                      the kind of chain, 14 bytes
///     previous                              as a field
///     number of fields                      8 bytes, most significant first
///     each field                            0 for none; else 1, its length in bytes (8 bytes, most significant
///                                           first), its UTF-8 as it stands, without any normalisation
///
/// The link before the first is the empty text. A program in any language can verify a chain by this.
public enum HashChain {
    /// 64 small hexadecimal digits.
    public static func link(previous: String, content: [String?]) -> String {
        var hash = SHA256()
        hash.update(data: Array("caunoi.chain.1".utf8))
        hash.update(data: encoded(previous))
        hash.update(data: encoded(content.count))
        for field in content { hash.update(data: encoded(field)) }
        return hexadecimal(hash.finalize())
    }

    private static func encoded(_ field: String?) -> [UInt8] {
        guard let field else { return [0] }
        let bytes = Array(field.utf8)
        return [1] + encoded(bytes.count) + bytes
    }

    private static func encoded(_ count: Int) -> [UInt8] {
        withUnsafeBytes(of: UInt64(count).bigEndian) { Array($0) }
    }
}
