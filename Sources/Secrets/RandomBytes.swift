/// Bytes from the system's source of chance for secrets.
func randomBytes(_ count: Int) -> [UInt8] {
    var source = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &source) }
}

/// Characters of an alphabet, each as likely as any other.
func randomText(_ count: Int, from alphabet: [Character]) -> String {
    var source = SystemRandomNumberGenerator()
    return String((0..<count).compactMap { _ in alphabet.randomElement(using: &source) })
}

/// Whether two secrets are equal; how long it takes depends on their length alone.
public func isEqualInConstantTime(_ first: some Collection<UInt8>, _ second: some Collection<UInt8>) -> Bool {
    guard first.count == second.count else { return false }
    return zip(first, second).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
}

/// Small hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
