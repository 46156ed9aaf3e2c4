import Domain
import Localisation
import Testing

private func fill(
    _ template: String, _ values: [String: Localiser.Value] = [:], in language: Language = .en
) -> String? {
    Template(template)?.filled(with: values, by: Localiser(language))
}

@Test func `a placeholder is replaced by its value`() {
    #expect(fill("Row {row}: {problem}", ["row": 12, "problem": "unit missing"]) == "Row 12: unit missing")
    #expect(fill("{ a }{a}", ["a": "x"]) == "xx")
}

@Test func `a number in a sentence is written as the language writes numbers`() {
    #expect(fill("{n}", ["n": 1_250], in: .vi) == "1.250")
    #expect(fill("{n}", ["n": 1_250], in: .ko) == "1,250")
}

@Test func `a missing or unknown value renders as nothing`() {
    #expect(fill("Name: {name}.", [:]) == "Name: .")
    #expect(fill("{n, plural, one {1 meeting} other {{n} meetings}}") == " meetings")
    #expect(fill("{x, select, other {kept}}") == "kept")
}

@Test(arguments: [(0, "no meetings"), (1, "1 meeting"), (2, "2 meetings"), (1_250, "1,250 meetings")])
func `English counts one and many`(number: Int, expected: String) {
    let template = "{n, plural, =0 {no meetings} one {1 meeting} other {{n} meetings}}"
    #expect(fill(template, ["n": .number(number)]) == expected)
    #expect(fill(template, ["n": .text(String(number))])?.isEmpty == false)
}

@Test func `Vietnamese and Korean have one form`() {
    let template = "{n, plural, one {wrong} other {{n} phiên}}"
    #expect(fill(template, ["n": 1], in: .vi) == "1 phiên")
    #expect(fill(template, ["n": 1], in: .ko) == "1 phiên")
}

@Test func `a select takes its branch, or other`() {
    let template = "{mode, select, remote {by link} none {unknown} other {at a table}}"
    #expect(fill(template, ["mode": "remote"]) == "by link")
    #expect(fill(template, ["mode": "on_site"]) == "at a table")
    #expect(fill(template, ["mode": "none"]) == "unknown")
    #expect(fill(template, ["mode": ""]) == "unknown")
    #expect(fill(template) == "unknown")
}

@Test func `branches nest`() {
    let template = "{x, select, none {} other { ({n, plural, one {row {n}} other {rows {n}, {x}}})}}"
    #expect(fill(template, ["x": "a", "n": 1]) == " (row 1)")
    #expect(fill(template, ["x": "a", "n": 3]) == " (rows 3, a)")
    #expect(fill(template, ["n": 3]) == "")
    #expect(Template(template)?.names == ["x", "n"])
}

@Test func `a backslash makes a brace plain, and a value is never read as a template`() {
    #expect(fill(#"https://meet/\{meeting\} {a}"#, ["a": "{b}", "b": "no"]) == "https://meet/{meeting} {b}")
    #expect(fill(#"end \"#) == #"end \"#)
}

@Test(arguments: [
    "{", "}", "{}", "{ }", "{a", "a}", "{a,", "{a,}", "{a, plural", "{a, plural}", "{a, plural,}",
    "{a, plural, one {x}}",
    "{a, select, other}", "{a, select, other {x}", "{a, select, other {x}}}", "{a, number, other {x}}", "{a b}",
    "{a, select, one {x} one {y} other {z}}", "{a, select, {x}}", "{a, select, other {}} }", "{{a}}", "{\u{301}a}",
])
func `an odd template is refused, not a crash`(template: String) {
    #expect(Template(template) == nil)
}

@Test func `a template that nests without end is refused`() {
    let depth = 50_000
    #expect(Template(String(repeating: "{a, select, other {", count: depth)) == nil)
    #expect(Template(String(repeating: "{", count: depth)) == nil)
}

@Test func `random templates never crash`() {
    var generator = SystemRandomNumberGenerator()
    let pieces = ["{", "}", ",", " ", "a", "plural", "select", "other", "one", "=1", "\\", "đ", "한", "\u{301}", "'"]
    for _ in 0..<5_000 {
        let text = (0..<Int.random(in: 0...20, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        if let template = Template(text) { _ = template.filled(with: ["a": 1], by: Localiser(.ko)) }
    }
}
