import Domain
import HTML
import Localisation
import Text

/// The language of a text that carries none, where it is not the reader's: for `lang`.
func foreignLanguage(of text: String, _ reader: Reader) -> String? {
    guard let language = LanguageGuess(of: text).language, language.rawValue != reader.language.rawValue else {
        return nil
    }
    return language.rawValue
}

/// A line of an agenda as its organisers wrote it. Where it says the same in two languages ("Khai mạc / 개회"), the
/// reader's half alone.
func agendaTitle(of item: AgendaItem, _ reader: Reader) -> HTML {
    let halves = item.title.split(separator: " / ").map(String.init)
    let languages = halves.map { LanguageGuess(of: $0).language?.rawValue }
    if halves.count > 1, let index = languages.firstIndex(of: reader.language.rawValue) {
        return HTML(text: halves[index])
    }
    var title = HTML()
    for (index, half) in halves.enumerated() {
        title += "\(index > 0 ? " / " : "")<span\(attribute: "lang", foreignLanguage(of: half, reader))>\(half)</span>"
    }
    return title
}

/// Where an item takes place: kinds of place by their names in the reader's language ("hall", "tables+online"),
/// anything else as it is written.
func agendaPlace(of item: AgendaItem, _ say: Localiser) -> String {
    let kinds = item.place.split(separator: "+").map { part in
        let word = part.drop { $0 == " " }
        return [word, word.hasSuffix("s") ? word.dropLast() : word].first { say.has("place.kind.\($0)") }
    }
    let known = kinds.compactMap(\.self)
    guard known.count == kinds.count, let first = known.first else { return item.place }
    guard known.count > 1 else { return say("place.kind.\(first)") }
    return say("event.places", ["places": .text(say.list(known.map { say("event.places.\($0)") }))])
}
