import Domain
import Localisation
import Testing

@Test(
    arguments: [
        ("ko", ["CAUNOI_LANGUAGE": "vi", "LANG": "en_GB.UTF-8"], Language.ko),
        (nil, ["CAUNOI_LANGUAGE": "vi", "LC_ALL": "ko_KR"], .vi),
        (nil, ["LC_ALL": "ko_KR.UTF-8", "LC_MESSAGES": "vi_VN", "LANG": "en_US"], .ko),
        (nil, ["LC_ALL": "", "LC_MESSAGES": "vi_VN", "LANG": "en_US"], .vi),
        (nil, ["LANG": "vi_VN.UTF-8"], .vi),
        (nil, ["LANG": "KO-kr@hangul"], .ko),
        (nil, ["LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de:ko:en"], .ko),
        (nil, ["LANGUAGE": "vi_VN:en"], .vi),
        (nil, ["LC_ALL": "C", "LANG": "vi_VN", "LANGUAGE": "ko"], .en),
        (nil, ["LANG": "C.UTF-8", "LANGUAGE": "ko"], .en),
        (nil, ["LANG": "POSIX"], .en),
        (nil, ["LANG": "de_DE.UTF-8"], .en),
        (nil, ["LANG": "../../etc"], .en),
        (nil, [:], .en),
        ("xx", ["LANG": "vi_VN"], .en),
        ("", ["LANG": "vi_VN"], .vi),
        ("vi-VN", [:], .vi),
    ] as [(String?, [String: String], Language)])
func `the option wins, then our variable, then the system's`(
    option: String?, environment: [String: String], expected: Language
) {
    #expect(chooseLanguage(option: option, environment: environment) == expected)
}
