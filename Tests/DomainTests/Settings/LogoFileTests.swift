import Domain
import Testing

@Suite struct `Files that are sent as a logo` {
    /// A PNG with a header and an empty picture: as much as a header says.
    static func png(width: UInt32 = 64, height: UInt32 = 32) -> [UInt8] {
        func number(_ value: UInt32) -> [UInt8] {
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
        }
        func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
            number(UInt32(content.count)) + Array(type.utf8) + content + [0, 0, 0, 0]
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", number(width) + number(height) + [8, 6, 0, 0, 0]) + chunk("IDAT", [1, 2, 3])
            + chunk("IEND", [])
    }

    private func refusal(_ bytes: [UInt8]) -> LogoRefusal? {
        do throws(LogoRefusal) {
            _ = try LogoFile(bytes)
            return nil
        } catch { return error }
    }

    @Test func `a picture is what its bytes say`() throws {
        let png = try LogoFile(Self.png())
        #expect(png.kind == .png && png.width == 64 && png.height == 32)
        let jpeg = try LogoFile([
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 48, 1, 0, 1, 1, 0x11, 0, 0xFF, 0xD9,
        ])
        #expect(jpeg.kind == .jpeg && jpeg.width == 256 && jpeg.height == 48)
        let content = Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0]
        let webp = try LogoFile(Array("RIFF".utf8) + [UInt8(content.count), 0, 0, 0] + content)
        #expect(webp.kind == .webp && webp.width == 100 && webp.height == 50)
    }

    @Test func `svg is refused by its name and with its reason, with whatever before it`() {
        for text in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            "<?xml version=\"1.0\"?>\n<!-- a -->\n<SVG/>", "\u{FEFF}<svg/>",
        ] { #expect(refusal(Array(text.utf8)) == .vector) }
    }

    @Test func `other files are refused, whatever they call themselves`() {
        #expect(refusal(Array("<!doctype html><script>alert(1)</script>".utf8)) == .unknownKind)
        #expect(refusal(Array("GIF89a".utf8)) == .unknownKind)
        #expect(refusal([]) == .empty)
        #expect(refusal(Self.png() + [UInt8](repeating: 0, count: 10 << 20)) == .tooLarge)
    }

    @Test func `a file that ends early, or goes on after its end, is damaged`() {
        let whole = Self.png()
        for length in 8..<whole.count { #expect(refusal(Array(whole.prefix(length))) == .damaged, "\(length) bytes") }
        #expect(refusal(whole + Array("<script>".utf8)) == .damaged)
        #expect(refusal([0xFF, 0xD8, 0xFF, 0xD9]) == .damaged)
        #expect(refusal(Array("RIFF\u{4}\0\0\0WEBP".utf8)) == .damaged)
    }

    @Test func `a picture of too many pixels is refused by its header`() {
        #expect(refusal(Self.png(width: 2_001)) == .dimensions(width: 2_001, height: 32))
        #expect(refusal(Self.png(width: 4_294_967_295, height: 1)) == .dimensions(width: 4_294_967_295, height: 1))
        #expect(refusal(Self.png(height: 0)) == .dimensions(width: 64, height: 0))
        #expect(refusal(Self.png(width: 2_000, height: 2_000)) == nil)
    }
}
