/// Text that a spreadsheet program would take for a formula gets an apostrophe in front in delimited files, as OWASP
/// advises (ASVS 1.2.10): text that begins with = + - @, a tab or a CR. So that every text comes back as it was,
/// apostrophes that already stand before such a sign are guarded too.
func guarded(_ text: String) -> String {
    beginsLikeFormula(text) ? "'" + text : text
}

/// Takes the apostrophe of `guarded` off again.
func unguarded(_ text: String) -> String {
    text.utf8.first == apostrophe && beginsLikeFormula(text) ? String(text.unicodeScalars.dropFirst()) : text
}

private let apostrophe = UInt8(ascii: "'")

private func beginsLikeFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 != apostrophe }) else { return false }
    return "=+-@\t\r".utf8.contains(first)
}
