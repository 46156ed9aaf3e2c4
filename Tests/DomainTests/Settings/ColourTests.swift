import Domain
import Testing

@Suite struct `Colours of an installation` {
    @Test(arguments: [
        ("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54), ("#0000ff", "#ffffff", 8.59), ("#ff0000", "#ffffff", 4.0),
        ("#005e66", "#ffffff", 7.519),
    ])
    func `contrast is that of WCAG`(one: String, other: String, expected: Double) throws {
        let ratio = try #require(Colour(one)).contrast(with: try #require(Colour(other)))
        #expect(abs(ratio - expected) < 0.01, "\(ratio)")
        #expect(ratio == (try #require(Colour(other)).contrast(with: try #require(Colour(one)))))
    }

    @Test func `a colour is read as people and browsers write it, and nothing else is`() {
        #expect(Colour("#00AbfF")?.text == "#00abff")
        for text in ["", "#", "005e66", "#05e", "#005e6", "#005e666", "#00 e66", "#+05e66", "red", "#005e66;}"] {
            #expect(Colour(text) == nil, "\(text)")
        }
    }

    @Test func `whatever the colour, texts can be read in the light scheme and in the dark`() {
        let steps: [UInt8] = [0, 51, 102, 153, 204, 255]
        for red in steps {
            for green in steps {
                for blue in steps {
                    let typed = Colour(red: red, green: green, blue: blue)
                    let all = BrandColours(typed)
                    #expect(all.surface == typed)
                    let pairs =
                        [(all.onSurface, all.surface), (all.onLight, all.light), (all.onDark, all.dark)]
                        + (BrandColours.lightGrounds + [all.lightTint]).map { (all.light, $0) }
                        + (BrandColours.darkGrounds + [all.darkTint, all.night]).map { (all.dark, $0) }
                        + BrandColours.lightTexts.map { ($0, all.lightTint) }
                        + BrandColours.darkTexts.flatMap { [($0, all.darkTint), ($0, all.night)] }
                    for (text, ground) in pairs {
                        #expect(text.contrast(with: ground) >= 4.5, "\(typed.text): \(text.text) on \(ground.text)")
                    }
                }
            }
        }
    }

    @Test func `a colour that reads stays as it was typed`() throws {
        let typed = try #require(Colour("#005e66"))
        #expect(BrandColours(typed).light == typed)
        #expect(BrandColours(typed).dark != typed)
    }
}
