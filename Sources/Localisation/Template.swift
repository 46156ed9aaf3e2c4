/// A message with places for values, in the part of ICU's message format that our catalogues use:
///
///     {name}
///     {n, plural, =0 {no meetings yet} one {1 meeting} other {{n} meetings}}
///     {note, select, none {} other { ({note})}}
///
/// Branches nest. A brace that is meant as such stands behind a backslash. In a `select`, a value that is missing or
/// empty counts as `none`.
package struct Template: Equatable, Sendable {
    package indirect enum Part: Equatable, Sendable {
        case text(String)
        case value(String)
        case plural(String, [String: Template])
        case select(String, [String: Template])
    }

    package let parts: [Part]

    /// `nil` if braces or branches don't add up.
    package init?(_ text: String) {
        var parser = TemplateParser(text)
        guard let parts = parser.parts(), parser.isAtEnd else { return nil }
        self.parts = parts
    }

    init(parts: [Part]) { self.parts = parts }

    /// The names that the message uses, as a value or to choose a branch.
    package var names: Set<String> {
        parts.reduce(into: []) { names, part in
            switch part {
            case .text: break
            case .value(let name): names.insert(name)
            case .plural(let name, let branches), .select(let name, let branches):
                names.insert(name)
                for branch in branches.values { names.formUnion(branch.names) }
            }
        }
    }

    package func filled(with values: [String: Localiser.Value], by localiser: Localiser) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .value(let name): values[name].map { $0.written(by: localiser) } ?? ""
            case .plural(let name, let branches):
                pluralBranch(values[name], branches, localiser)?.filled(with: values, by: localiser) ?? ""
            case .select(let name, let branches):
                (branches[values[name].selector] ?? branches["other"])?.filled(with: values, by: localiser) ?? ""
            }
        }.joined()
    }

    private func pluralBranch(
        _ value: Localiser.Value?, _ branches: [String: Template], _ localiser: Localiser
    ) -> Template? {
        guard let number = value?.count else { return branches["other"] }
        if let exact = branches["=\(number)"] { return exact }
        let isOne = number == 1 && localiser.conventions.hasSingular
        return (isOne ? branches["one"] : nil) ?? branches["other"]
    }
}

extension Localiser.Value {
    func written(by localiser: Localiser) -> String {
        switch self {
        case .text(let text): text
        case .number(let number): localiser.number(number)
        }
    }

    fileprivate var count: Int? {
        switch self {
        case .text(let text): Int(text)
        case .number(let number): number
        }
    }
}

extension Localiser.Value? {
    fileprivate var selector: String {
        switch self {
        case .none, .text(""): "none"
        case .text(let text): text
        case .number(let number): String(number)
        }
    }
}
