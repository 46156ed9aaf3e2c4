import Domain
import Foundation
import HTML
import Localisation

/// Name, logo and colour as pages show them now, and the shades that were found for texts.
func brandingPreview(_ settings: InstallationSettings, _ reader: Reader) -> HTML {
    let say = reader.say
    let branding = Branding(settings)
    let schemes: [(String, String)] = [("light", say("design.light")), ("dark", say("design.dark"))]
    return """
        <section class="stack tight" aria-labelledby="preview"><h3 id="preview">\(say("settings.preview"))</h3>
        <p class="soft small">\(say("settings.preview.more"))</p>
        <p class="brand-sample">\(logo(branding)) <b>\(branding.name(in: reader.language))</b></p>
        <div class="cols">\(schemes, { scheme, name in
            """
            <div class="brand-scheme \(scheme) stack tight"><p><b>\(name)</b></p><p>\(link(say("settings.preview.link"), .settings(nil)))</p>
            <p><span class="button main">\(say("settings.preview.button"))</span></p>\(notice("span", "<p>\(say("settings.preview.notice"))</p>"))</div>
            """
        })</div>\(settings.colour, { shades(BrandColours($0), say) })</section>
        """
}

/// Which shade stands where, with the contrast that it has there.
private func shades(_ colours: BrandColours, _ say: Localiser) -> HTML {
    let rows: [(String, Colour, Colour)] = [
        ("surface", colours.surface, colours.onSurface),
        ("light", colours.light, .white),
        ("dark", colours.dark, BrandColours.darkPaper),
        ("night", colours.night, BrandColours.darkInk),
    ]
    let (where_, shade, contrast) = (
        say("settings.shade.where"), say("settings.shade.colour"), say("settings.shade.contrast")
    )
    return """
        <p class="soft small prose">\(say("settings.shade.more"))</p>
        <table class="table cards"><thead><tr><th scope="col">\(where_)</th><th scope="col">\(shade)</th><th scope="col">\(contrast)</th></tr></thead>
        <tbody>\(rows, { name, colour, other in
            """
            <tr><th scope="row">\(say("settings.shade.\(name)"))</th><td data-label="\(shade)"><code>\(colour.text)</code></td>\
            <td data-label="\(contrast)">\(say.decimal(Decimal(Int(colour.contrast(with: other) * 10)) / 10))</td></tr>
            """
        })</tbody></table>
        """
}

/// Where a logo is sent, and taken away.
func logoForm(_ settings: InstallationSettings, _ refusal: LogoRefusal?, _ reader: Reader) -> HTML {
    let say = reader.say
    let size = settings.logo.map { logo in
        say("settings.logo.size", ["width": .text(String(logo.width)), "height": .text(String(logo.height))])
    }
    return """
        <section class="stack tight" id="logo" aria-labelledby="logo-title"><h3 id="logo-title">\(say("settings.logo"))</h3>
        <p class="soft small">\(size ?? say("settings.logo.none"))</p>
        \(refusal, { notice("bad", "<p>\(sentence($0, say))</p>") })
        <form class="stack tight" method="post" enctype="multipart/form-data"\(attribute: "action", Address.settings(.logo).path)>\(formToken(reader))
        <div class="field"><label for="logo-file">\(say("settings.logo.file"))</label><span class="hint" id="logo-hint">\(say("settings.logo.hint"))</span>
        <input id="logo-file" name="file" type="file" accept="image/png,image/jpeg,image/webp" required aria-describedby="logo-hint"></div>
        <p><button class="button">\(say("settings.logo.save"))</button></p></form>
        \(if: settings.logo != nil, """
            <form method="post"\(attribute: "action", Address.settings(.logoRemoval).path)>\(formToken(reader))\
            <button class="button plain">\(say("settings.logo.remove"))</button></form>
            """)</section>
        """
}

private func sentence(_ refusal: LogoRefusal, _ say: Localiser) -> String {
    switch refusal {
    case .empty: say("settings.logo.refused.empty")
    case .tooLarge: say("settings.logo.refused.tooLarge", ["n": .number(LogoFile.mostBytes >> 10)])
    case .vector: say("settings.logo.refused.vector")
    case .unknownKind: say("settings.logo.refused.unknownKind")
    case .damaged: say("settings.logo.refused.damaged")
    case .dimensions(let width, let height):
        say(
            "settings.logo.refused.dimensions",
            [
                "width": .text(String(width)), "height": .text(String(height)),
                "n": .number(LogoFile.mostPixels),
            ])
    }
}
