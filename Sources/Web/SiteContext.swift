import Domain
import Foundation
import Hummingbird
import Localisation
import NIOCore
import Pages
import Secrets
import Storage
import UseCases

/// What handlers know of a request besides the request itself.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who asks; set by the gate.
    var viewer = Viewer()
    /// What the sender may see and do in the programme that the path lies in.
    var access = Access.none
    /// The network address of the sender.
    var client: String
    /// The form that was sent, where it counts once.
    var submission: Submission?
    /// The address under which the form's draft is kept.
    var draftedForm: String?
    /// The settings with the revision that they were read at; set by the gate.
    var installation = Installation()

    init(source: Source) {
        coreContext = .init(source: source)
        client = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// - Throws: a 403 where a form does not carry the token of its sender's session.
    func check(token: String?) throws {
        guard viewer.session != nil else { return }
        guard let token, isEqualInConstantTime(Array(token.utf8), Array(viewer.formSecret.utf8)) else {
            throw Failure(.forbidden, ["reason": "token"])
        }
    }
}

extension Request {
    /// A cookie's value by its name.
    func cookie(_ name: String) -> String? {
        for part in (headers[.cookie] ?? "").split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces) == name { return String(pair[1]) }
        }
        return nil
    }

    /// The language that was chosen, or the best that the browser asks for.
    var language: Language {
        let languages = OfferedLanguages.current.languages
        if let chosen = cookie("language").flatMap(Language.init(rawValue:)), languages.contains(chosen) {
            return chosen
        }
        var best: (Language, Double)?
        for part in (headers[.acceptLanguage] ?? "").split(separator: ",").prefix(20) {
            let pieces = part.split(separator: ";")
            let code = pieces[0].trimmingCharacters(in: .whitespaces).lowercased().prefix(2)
            guard let language = Language(rawValue: String(code)), languages.contains(language) else { continue }
            let weight =
                pieces.dropFirst().compactMap { piece -> Double? in
                    let text = piece.trimmingCharacters(in: .whitespaces)
                    return text.hasPrefix("q=") ? Double(text.dropFirst(2)) : nil
                }.first ?? 1
            if weight > best?.1 ?? 0 { best = (language, weight) }
        }
        return best?.0 ?? OfferedLanguages.current.first
    }

    /// The path with its query, for the language switch; only own paths.
    var ownAddress: String {
        let text = uri.string
        return text.hasPrefix("/") && !text.hasPrefix("//") && text.utf8.count <= 2_000 ? text : "/"
    }

    /// The query as pairs; of a name that stands twice, the last counts. Broken escapes are left out.
    var query: [String: String] { form(uri.query ?? "") }
}

/// Pairs of `application/x-www-form-urlencoded`.
func form(_ text: some StringProtocol) -> [String: String] {
    var values: [String: String] = [:]
    for part in text.split(separator: "&").prefix(200) {
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = decoded(pair[0]), let value = decoded(pair.count > 1 ? pair[1] : "") else { continue }
        values[name] = value
    }
    return values
}

/// Without the character NUL, which nobody types and PostgreSQL keeps in no text.
private func decoded(_ text: some StringProtocol) -> String? {
    let plain = String(text).replacing("+", with: " ").removingPercentEncoding?.precomposedStringWithCanonicalMapping
    return plain.map { $0.utf8.contains(0) ? $0.replacing("\0", with: "") : $0 }
}
