import Foundation

/// The shape of a Vietnamese syllable written without marks: an onset and a rhyme.
package enum VietnameseSyllable {
    package static func isPossible(_ syllable: String) -> Bool {
        guard syllable.utf8.count <= 6 else { return false }
        for length in 0...3 where length < syllable.count {
            if onsets.contains(String(syllable.prefix(length))), rhymes.contains(String(syllable.dropFirst(length))) {
                return true
            }
        }
        return false
    }

    /// One spelling for the two that are in use: hoá and hóa both become "hoa" with the tone behind the letters.
    static func withToneAtEnd(_ syllable: String) -> String {
        var letters = String.UnicodeScalarView()
        var tones: [Unicode.Scalar] = []
        for scalar in syllable.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.value {
            case 0x300, 0x301, 0x303, 0x309, 0x323: tones.append(scalar)
            default: letters.append(scalar)
            }
        }
        letters += tones
        return String(letters)
    }

    private static let onsets = Set(
        "b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(separator: " ").map(String.init) + [""])

    private static let rhymes = Set(
        """
        a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip \
        it iu o oa oac oach oai oam oan oang oanh oao oat oay oc oe oen oeo oet oi om on ong op ot u ua uan uang uat uay uc ue \
        uech uenh ui um un ung uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt y yem yen yet yeu
        """.split(separator: " ").map(String.init))
}
