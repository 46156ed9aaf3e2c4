import Foundation
import Testing

@testable import Secrets

@Suite struct QRCodeTests {
    @Test func `the picture shows each module of the code once`() throws {
        let text = "otpauth://totp/CauNoi:lan%40example.org?secret=GEZDGNBVGY3TQOJQ"
        let svg = try #require(QRCode.svg(of: text))
        let (modules, width) = try #require(QRCode.modules(of: text))
        var drawn = [Bool](repeating: false, count: width * width)
        let path = try #require(svg.components(separatedBy: "#000").last)
        for move in path.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
            let (x, y, run) = (try #require(Int(move.1)) - 4, try #require(Int(move.2)) - 4, try #require(Int(move.3)))
            #expect(move.3 == move.4)
            for column in x..<x + run {
                #expect(!drawn[y * width + column])
                drawn[y * width + column] = true
            }
        }
        #expect(drawn == modules)
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width + 8) \(width + 8)\""))
        #expect(!svg.contains("style"))
    }

    @Test func `the corners are the ones that readers look for`() throws {
        let (modules, width) = try #require(QRCode.modules(of: "HP22-7KQ4-M2XD"))
        #expect((width - 17) % 4 == 0)
        for (row, column) in [(0, 0), (0, width - 7), (width - 7, 0)] {
            let side = (0..<7).map { modules[row * width + column + $0] }
            let third = (0..<7).map { modules[(row + 3) * width + column + $0] }
            #expect(side == [true, true, true, true, true, true, true])
            #expect(third == [true, false, true, true, true, false, true])
        }
    }

    @Test func `what does not fit has no picture`() {
        #expect(QRCode.svg(of: String(repeating: "a", count: 2_331)) != nil)
        #expect(QRCode.svg(of: String(repeating: "a", count: 2_332)) == nil)
        #expect(QRCode.svg(of: "") == nil)
    }
}

@Suite struct HashChainTests {
    @Test func `a link is made as it is written down`() {
        // Computed apart, with Python's hashlib, from the description.
        #expect(
            HashChain.link(previous: "", content: ["a", nil, "bê"])
                == "ee7adfd2c8e279f997b94e4796de39a5344d7bc1ecdced67d1bb7578bc751518")
    }

    @Test func `where one field ends and the next begins counts`() {
        let contents: [[String?]] = [
            [], [""], [nil], ["", ""], ["ab", "c"], ["a", "bc"], ["abc"], ["abc", nil], ["abc", ""], ["ê"],
            ["e\u{302}"],
        ]
        let links = contents.map { HashChain.link(previous: "", content: $0) }
        #expect(Set(links).count == contents.count)
        #expect(HashChain.link(previous: "x", content: ["abc"]) != HashChain.link(previous: "", content: ["abc"]))
    }
}
