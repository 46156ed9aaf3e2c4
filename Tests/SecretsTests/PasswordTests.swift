import Foundation
import Testing

@testable import Secrets

@Suite struct PasswordTests {
    @Test func `a password matches its own hash only`() throws {
        let hash = try PasswordHash(of: "nón lá trên cầu gỗ")
        #expect(hash.matches("nón lá trên cầu gỗ"))
        #expect(!hash.matches("nón lá trên cầu gỗ "))
        #expect(!hash.matches(""))
        #expect(try PasswordHash(of: "nón lá trên cầu gỗ").text != hash.text)
    }

    @Test func `what is kept says how it was made and is read back`() throws {
        let hash = try PasswordHash(of: "correct horse battery")
        #expect(hash.text.hasPrefix("scrypt$17$8$1$"))
        let kept = try #require(PasswordHash(kept: hash.text))
        #expect(kept.matches("correct horse battery"))
        #expect(!kept.needsRehash)
    }

    @Test func `the vector of RFC 7914 holds`() throws {
        let hash =
            [
                0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38, 0xeb,
                0xfd, 0xa8, 0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d, 0xa1, 0xf2,
                0xd5, 0x43, 0x29, 0x55, 0x61, 0x3f, 0x0f, 0xcf, 0x62, 0xd4, 0x97, 0x05, 0x24, 0x2a, 0x9a, 0xf9,
                0xe6, 0x1e, 0x85, 0xdc, 0x0d, 0x65, 0x1e, 0x40, 0xdf, 0xcf, 0x01, 0x7b, 0x45, 0x57, 0x58, 0x87,
            ] as [UInt8]
        let salt = Data("SodiumChloride".utf8).base64EncodedString()
        let kept = try #require(PasswordHash(kept: "scrypt$14$8$1$\(salt)$\(Data(hash).base64EncodedString())"))
        #expect(kept.matches("pleaseletmein"))
        #expect(kept.needsRehash)
    }

    @Test func `the same password from two keyboards matches`() throws {
        let hash = try PasswordHash(of: "한국어 비밀문장".precomposedStringWithCanonicalMapping)
        #expect(hash.matches("한국어 비밀문장".decomposedStringWithCanonicalMapping))
        #expect(try PasswordHash(of: "ＡＢＣ１２３ tre xanh").matches("ABC123 tre xanh"))
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$15$8$1$AAAAAAAAAAA=", "scrypt$30$8$1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$15$8$99$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA==", "scrypt$15$8$1$!$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$-1$8$1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA==",
        "bcrypt$15$8$1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$20$16$1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA==",
    ])
    func `what is no hash, or would cost without bounds, is not read`(text: String) {
        #expect(PasswordHash(kept: text) == nil)
    }

    @Test func `a thousand bytes are taken and more are not`() throws {
        let longest = String(repeating: "a", count: 1_000)
        #expect(try PasswordHash(of: longest).matches(longest))
        #expect(throws: PasswordError.tooLong(most: 1_000)) { try PasswordHash(of: longest + "a") }
        #expect(throws: PasswordError.tooShort(least: 12)) { try PasswordHash(of: "") }
    }

    private func check(_ password: String) throws(PasswordError) {
        try PasswordRules.check(password, address: "lan.tran@example.org", name: "Trần Thị Lan Hương")
    }

    @Test(arguments: [
        "nón lá trên cầu gỗ", "correct horse battery staple", "vq7-Kd!m2Rx-pp", "파란 우산 셋과 고양이",
        "kẹo dừa 19 cái, ba gói",
        "gmkw rhtx plvd", "Password strength is a riddle",
    ])
    func `long and unusual passwords are taken`(password: String) throws {
        try check(password)
    }

    @Test(arguments: ["elf Zeichen", "mật khẩu", "일이삼사오육칠팔구십일"])
    func `fewer than twelve characters are too short`(password: String) {
        #expect(throws: PasswordError.tooShort(least: 12)) { try check(password) }
    }

    @Test(arguments: [
        "password1234", "P@ssw0rd2026!", "passwordpassword", "Mật khẩu 123456", "aaaaaaaaaaaaaa", "abcabcabcabc",
        "123456789012", "987654321098", "qwertyuiop123", "1qaz2wsx3edc", "qwertyuiopasdfghjkl", "Vietnam@2026",
        "haiphong123456", "------------!", "098765432101", "84912345678901", "admin_admin_1", "iloveyou 4ever?",
        "대한민국대한민국대한민국", "dkssudgktpdy12",
    ])
    func `what is guessed first is common`(password: String) {
        #expect(throws: PasswordError.common) { try check(password) }
    }

    @Test(arguments: [
        "lan.tran@example.org", "Trần Thị Lan Hương", "LanHuong-1990", "lantran lantran 12", "hương tran 2026",
    ])
    func `a password of one's own name or address is not taken`(password: String) {
        #expect(throws: PasswordError.personal) { try check(password) }
    }
}
