/// What becomes of an installation's colour: as it was typed on surfaces of its own, and in shades that can be read
/// wherever it colours text, in the light scheme and in the dark.
public struct BrandColours: Equatable, Sendable {
    /// As it was typed.
    public let surface: Colour
    /// Black or white, whichever reads better on the surface: one of both always has 4.5.
    public let onSurface: Colour
    /// For links, buttons and what is current.
    public let light: Colour
    public let dark: Colour
    /// Behind notices.
    public let lightTint: Colour
    public let darkTint: Colour
    /// Text on buttons.
    public let onLight: Colour
    public let onDark: Colour
    /// The band at the head of an event.
    public let night: Colour

    /// Contrast of running text, as WCAG 2.2 asks for at level AA.
    public static let needed = 4.5

    public init(_ colour: Colour) {
        surface = colour
        let onWhite = colour.contrast(with: .white)
        onSurface = onWhite >= colour.contrast(with: .black) ? .white : .black
        lightTint = colour.mixed(with: .white, 0.88)
            .towards(.white, contrast: Self.needed, with: Self.lightTexts)
        light = colour.towards(.black, contrast: Self.needed, with: Self.lightGrounds + [lightTint])
        darkTint = colour.mixed(with: Self.darkPaper, 0.78)
            .towards(.black, contrast: Self.needed, with: Self.darkTexts)
        night = colour.towards(.black, contrast: Self.needed, with: Self.darkTexts)
        let shade = colour.towards(.white, contrast: Self.needed, with: Self.darkGrounds + [darkTint])
        // On the band too, where links stand as well.
        dark = shade.towards(.white, contrast: Self.needed, with: [night])
        onLight = .white
        onDark = Self.darkGround
    }

    // The grounds and texts of `tokens.css`; a test compares them.
    package static let darkGround = Colour(0x0B1316)
    package static let darkPaper = Colour(0x121C20)
    package static let darkInk = Colour(0xE9F0F1)
    package static let lightGrounds = [Colour(0xFFFFFF), Colour(0xF3F6F5), Colour(0xE9EEED)]
    package static let darkGrounds = [darkGround, darkPaper, Colour(0x1A272C)]
    /// Those that stand on tints and on the band, the faintest among them.
    package static let lightTexts = [Colour(0x14232A), Colour(0x48595F)]
    package static let darkTexts = [
        darkInk, Colour(0xA8BAC0), Colour(0xFFB088), Colour(0xB0C0FF), Colour(0x84D79A), Colour(0xF2C45E),
        Colour(0xFF9D9D),
    ]
}
