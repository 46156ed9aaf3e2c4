public import Domain
import HTML

/// How an installation shows itself on every page: its name, logo and colour, and the languages it is offered in.
public struct Branding: Sendable, Equatable {
    public let settings: InstallationSettings

    public init(_ settings: InstallationSettings = InstallationSettings()) { self.settings = settings }

    public var languages: [Language] { settings.languages }

    public func name(in language: Language) -> String { settings.name(in: language) ?? "CauNoi" }

    /// Of the styles that carry the installation's colour: another for each change; `nil`: the product's own colours.
    public var styles: String? {
        settings.colour == nil
            ? nil : Address.brandStyles.with([("v", String(settings.version(of: .branding)))])
    }

    /// Of the logo: another for each file.
    public var logoAddress: String? { settings.logo.map { Address.logo.with([("v", $0.digest)]) } }
}

/// The logo beside the name that says what it shows; the product's mark where the installation has none.
func logo(_ branding: Branding) -> HTML {
    guard let address = branding.logoAddress, let logo = branding.settings.logo else {
        return "<svg aria-hidden=\"true\"><use href=\"\(Asset.icons.address)#logo\"/></svg>"
    }
    return "<img alt=\"\" src=\"\(address)\" width=\"\(logo.width)\" height=\"\(logo.height)\">"
}

/// Name and logo of an installation that has its own, above what is printed: the masthead stays on the screen.
func printHead(_ reader: Reader) -> HTML {
    let settings = reader.branding.settings
    guard settings.logo != nil || settings.name(in: reader.language) != nil else { return HTML() }
    return """
        <p class="print-head" aria-hidden="true">\(logo(reader.branding)) \(reader.branding.name(in: reader.language))</p>
        """
}

/// The tokens of `tokens.css` that an installation's colour changes.
public func brandStyles(_ colour: Colour) -> String {
    let all = BrandColours(colour)
    func both(_ light: Colour, _ dark: Colour) -> String { "light-dark(\(light.text), \(dark.text))" }
    return """
        :root {
          --brand: \(all.surface.text);
          --on-brand: \(all.onSurface.text);
          --span: \(both(all.light, all.dark));
          --span-tint: \(both(all.lightTint, all.darkTint));
          --on-span: \(both(all.onLight, all.onDark));
          --night: \(all.night.text);
        }
        .masthead { border-block-start: .375rem solid var(--brand); }

        """
}
