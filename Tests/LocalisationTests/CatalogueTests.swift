import Domain
import Foundation
import Localisation
import Testing

private let languages: [Language] = [.vi, .ko, .en]

@Test func `the catalogues are Vietnamese, Korean and English`() {
    #expect(Localiser.languages == languages)
    #expect(Localiser(.de).language == .en)
    #expect(Localiser.keys(of: .de).isEmpty)
}

@Test(arguments: languages)
func `what is built in is what lies in the file`(language: Language) throws {
    let messages = try CatalogueFiles.messages(language)
    #expect(messages.count > 300)
    #expect(Localiser.keys(of: language) == Set(messages.keys))
}

@Test(arguments: languages)
func `all catalogues have the same keys`(language: Language) {
    #expect(Localiser.keys(of: language).symmetricDifference(Localiser.keys(of: .en)).sorted() == [])
}

@Test(arguments: languages)
func `every message parses and uses the same names in all languages`(language: Language) throws {
    let english = try CatalogueFiles.messages(.en)
    for (key, text) in try CatalogueFiles.messages(language) {
        let template = try #require(Template(text), "\(language) \(key): braces don't add up")
        let names = try #require(Template(english[key] ?? "{")).names
        #expect(template.names == names, "\(language) \(key)")
    }
}

@Test(arguments: languages, CatalogueFiles.areas)
func `a file is a flat object, sorted, one message a line, indented by two spaces`(
    language: Language, area: String
) throws {
    let text = try CatalogueFiles.text(language, area)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "{" && lines.suffix(2) == ["}", ""])
    let keys = lines.dropFirst().dropLast(2).map { line in
        String(line.dropFirst(3).prefix { $0 != "\"" })
    }
    #expect(lines.dropFirst().dropLast(2).allSatisfy { $0.hasPrefix("  \"") })
    #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(keys).count == keys.count, "a key stands twice")
}

@Test(arguments: languages)
func `every message is in normalisation form C, without line ends or doubled spaces`(language: Language) throws {
    for (key, text) in try CatalogueFiles.messages(language) {
        #expect(!text.isEmpty && text == text.trimmingCharacters(in: .whitespacesAndNewlines), "\(language) \(key)")
        #expect(
            text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars),
            "\(language) \(key)")
        #expect(!text.contains("  "), "\(language) \(key)")
    }
}

@Test func `a key that English alone has is served in English, and an unknown key as itself`() {
    #expect(Localiser(.ko)("no.such.key") == "no.such.key")
    #expect(!Localiser(.ko).has("no.such.key"))
    #expect(Localiser(.ko).has("status.confirmed"))
}

@Test(arguments: languages)
func `a message shows its values and nothing of its template`(language: Language) throws {
    let say = Localiser(language)
    for (key, text) in try CatalogueFiles.messages(language) {
        let names = try #require(Template(text)).names
        for filling in ["none", "7", "Hanseo"] {
            let values = names.map { ($0, Localiser.Value.text(filling)) }
            let said = say(key, Dictionary(uniqueKeysWithValues: values))
            #expect(!said.isEmpty && !said.contains { "{}\\".contains($0) }, "\(language) \(key): \(said)")
            #expect(!said.contains("  ") && !said.contains(".."), "\(language) \(key): \(said)")
        }
        _ = say(key)
    }
}

@Test(arguments: languages)
func `titles of exports can name a sheet`(language: Language) {
    for key in Localiser.keys(of: .en) where key.hasPrefix("export.title.") {
        let title = Localiser(language)(key)
        #expect(title.utf16.count <= 31 && !title.contains { #"[]:*?/\'"#.contains($0) }, "\(language) \(key)")
    }
}
