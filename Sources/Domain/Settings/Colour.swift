import Foundation

/// A colour of screens: sRGB, eight bits a channel.
public struct Colour: Hashable, Sendable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#005e66`, in either case.
    public init?(_ text: String) {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
            digits.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) }),
            let number = UInt32(text.dropFirst(), radix: 16)
        else { return nil }
        self.init(number)
    }

    /// - Parameter number: `0xrrggbb`.
    public init(_ number: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
            blue: UInt8(truncatingIfNeeded: number))
    }

    public static let white = Colour(0xFFFFFF)
    public static let black = Colour(0x000000)

    /// `#rrggbb` in small letters.
    public var text: String {
        let number = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        let digits = String(number, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// From 0 for black to 1 for white: relative luminance as WCAG 2.2 defines it.
    public var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// From 1 to 21: the contrast ratio of WCAG 2.2. Running text needs 4.5.
    public func contrast(with other: Colour) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// - Parameter part: 0 for this colour alone, 1 for the other alone.
    public func mixed(with other: Colour, _ part: Double) -> Colour {
        func channel(_ one: UInt8, _ two: UInt8) -> UInt8 {
            UInt8(max(0, min(255, (Double(one) * (1 - part) + Double(two) * part).rounded())))
        }
        return Colour(
            red: channel(red, other.red), green: channel(green, other.green), blue: channel(blue, other.blue))
    }

    /// The colour, moved towards another no further than needed for a contrast with all of these.
    public func towards(_ other: Colour, contrast needed: Double, with all: [Colour]) -> Colour {
        for step in 0..<100 {
            let shade = mixed(with: other, Double(step) / 100)
            if all.allSatisfy({ shade.contrast(with: $0) >= needed }) { return shade }
        }
        return other
    }
}
