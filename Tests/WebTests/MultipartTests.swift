import Testing
@testable import Web

@Suite struct MultipartTests {
    let body = Array(
        "--x\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\nneeds\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"phiếu khảo sát.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\n\u{1}\r\n--y\r\n\u{2}\r\n--x--\r\n"
            .utf8)

    @Test func `fields and files are told apart, and content keeps its bytes`() throws {
        let parts = try Multipart.parts(of: body, boundary: "x")

        #expect(parts.map(\.name) == ["subject", "file"])
        #expect(parts[0].content == Array("needs".utf8))
        #expect(parts[1].fileName == "phiếu khảo sát.xlsx")
        #expect(parts[1].content == Array("\u{1}\r\n--y\r\n\u{2}".utf8))
    }

    @Test func `a body cut anywhere is refused`() {
        for length in stride(from: 0, to: body.count - 5, by: 7) {
            #expect(throws: Multipart.Problem.malformed) {
                _ = try Multipart.parts(of: Array(body.prefix(length)), boundary: "x")
            }
        }
    }

    @Test func `the boundary is read from the header, quoted or not`() throws {
        #expect(try Multipart.boundary(of: "multipart/form-data; boundary=abc") == "abc")
        #expect(try Multipart.boundary(of: "Multipart/Form-Data; charset=utf-8; boundary=\"a b\"") == "a b")
        for odd in ["", "text/plain; boundary=x", "multipart/form-data", "multipart/form-data; boundary="] {
            #expect(throws: Multipart.Problem.noBoundary) { _ = try Multipart.boundary(of: odd) }
        }
    }

    @Test func `too many parts are refused`() {
        let many =
            Array((0..<60).map { "--x\r\nContent-Disposition: form-data; name=\"a\($0)\"\r\n\r\n1\r\n" }.joined().utf8)
            + Array("--x--".utf8)

        #expect(throws: Multipart.Problem.tooManyParts) { _ = try Multipart.parts(of: many, boundary: "x") }
    }
}
