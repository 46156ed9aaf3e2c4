import Foundation
import Testing

@testable import Secrets

@Suite struct CodeTests {
    let rfc = TOTP(secret: Array("12345678901234567890".utf8))

    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `the vectors of RFC 6238 hold`(seconds: Int, code: String) {
        #expect(rfc.code(atStep: seconds / 30, digits: 8) == code)
        #expect(rfc.code(at: Date(timeIntervalSince1970: Double(seconds))) == String(code.suffix(6)))
    }

    @Test func `a code is good one step before and after, and once`() throws {
        let now = Date(timeIntervalSince1970: 1_234_567_890)
        let step = 1_234_567_890 / 30
        let code = rfc.code(at: now)
        #expect(rfc.step(of: code, at: now) == step)
        #expect(rfc.step(of: " 005 924 ", at: now) == step)
        #expect(rfc.step(of: "００５９２４", at: now) == step)
        #expect(rfc.step(of: code, at: now + 30) == step)
        #expect(rfc.step(of: code, at: now - 30) == step)
        #expect(rfc.step(of: code, at: now + 60) == nil)
        #expect(rfc.step(of: code, at: now - 60) == nil)
        #expect(rfc.step(of: code, at: now, after: step - 1) == step)
        #expect(rfc.step(of: code, at: now, after: step) == nil)
        #expect(rfc.step(of: "", at: now) == nil)
    }

    @Test func `an app reads the address`() throws {
        let address = rfc.address(issuer: "CauNoi: thử", account: "lan@example.org")
        #expect(
            address
                == "otpauth://totp/CauNoi%20%20th%E1%BB%AD:lan%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=CauNoi%20%20th%E1%BB%AD&algorithm=SHA1&digits=6&period=30")
        #expect(TOTP().secret.count == 20)
        #expect(TOTP(base32: rfc.base32) == rfc)
        #expect(TOTP(base32: "GEZDGNBV") == nil)
    }

    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `the vectors of RFC 4648 hold`(plain: String, text: String) {
        #expect(Base32.text(of: Array(plain.utf8)) == text)
        #expect(Base32.bytes(of: text.lowercased() + "==") == Array(plain.utf8))
    }

    @Test func `there are ten recovery codes, all different, and typing is forgiven`() throws {
        let codes = RecoveryCodes.make()
        #expect(Set(codes).count == 10)
        for code in codes {
            #expect(code.wholeMatch(of: /[2-9C-Y]{4}-[2-9C-Y]{4}/) != nil)
            #expect(RecoveryCodes.normalised(" " + code.lowercased().replacing("-", with: "") + " ") == code)
        }
        #expect(RecoveryCodes.normalised("７ｋｑ４ m2xd") == "7KQ4-M2XD")
        #expect(RecoveryCodes.normalised("b5zz 2222") == "8522-2222")
        #expect(RecoveryCodes.normalised("7KQ4-M2X") == nil)
        #expect(RecoveryCodes.normalised("7KQ4-M2XO") == nil)
    }

    @Test func `a code of invitation begins with its event`() throws {
        let code = InvitationCode.make(prefix: "hp 22")
        #expect(code.hasPrefix("HP22-"))
        #expect(InvitationCode.normalised(code.lowercased().replacing("-", with: " ")) == code)
        #expect(InvitationCode.normalised("hp227kq4m2xd") == "HP22-7KQ4-M2XD")
        #expect(InvitationCode.normalised("bs22-7kq4-m2xd") == "BS22-7KQ4-M2XD")
        #expect(InvitationCode.normalised("HP22") == nil)
        #expect(InvitationCode.make(prefix: "").count == 9)
    }

    @Test func `a code to sign in has eight digits`() {
        let code = SignInCode.make()
        #expect(code.wholeMatch(of: /[0-9]{8}/) != nil)
        #expect(SignInCode.normalised(code.prefix(4) + " " + code.suffix(4)) == code)
        #expect(SignInCode.normalised("1234567a") == nil)
    }

    @Test func `a token is long, of its own, and kept as a digest`() {
        let token = Token()
        #expect(token.text.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
        #expect(Token() != token)
        #expect(token.digest == Token.digest(of: token.text))
        #expect(
            Token.digest(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
