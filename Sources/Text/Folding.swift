import Foundation

extension String {
    /// The text in Unicode normalisation form C, as everything is stored.
    public var nfc: String { precomposedStringWithCanonicalMapping }

    /// The form in which texts are compared and searched: compatibility forms unified (`㈜` → `(주)`, full width → half
    /// width), lower case, Latin diacritics and Vietnamese tone marks taken off, `đ` as `d`. Hangul stays composed.
    public var folded: String {
        var scalars = String.UnicodeScalarView()
        for scalar in precomposedStringWithCompatibilityMapping.lowercased().decomposedStringWithCanonicalMapping
            .unicodeScalars
        {
            switch scalar.value {
            case 0x300...0x36F: continue  // combining marks of Latin, Greek, Cyrillic
            case 0x111: scalars.append("d")
            case 0x2010...0x2015, 0x2212: scalars.append("-")
            default: scalars.append(scalar)
            }
        }
        return String(scalars).precomposedStringWithCanonicalMapping
    }

    /// White space at both ends taken off and runs of it inside folded into one space.
    public var squeezed: String {
        split(whereSeparator: { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }).joined(separator: " ")
    }
}
