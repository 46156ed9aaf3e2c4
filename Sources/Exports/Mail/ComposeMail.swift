import Domain
import Foundation
import HTML
import Localisation
public import Mail
public import Storage

/// A mail as its receiver reads it, and the same in short for a chat.
public struct ComposedMail: Sendable, Equatable {
    public var message: MailMessage
    /// A few words with the link, to copy into a chat.
    public var chat: String
    /// The own path that the mail links to.
    public var path: String?

    public var subject: String { message.subject }
    public var text: String { message.text }
    /// The source of the HTML part.
    public var markup: String { message.html ?? "" }
}

/// Why a mail's text cannot be made.
public enum MailCompositionError: Error, Equatable, Sendable {
    case templateUnknown(String)
    /// Something that the template needs is not filled in, or is forgotten since the mail was sent.
    case fieldMissing(String)
    /// Links lead to own paths alone.
    case pathUnusable
}

/// Writes a mail in its receiver's language, as plain text and as HTML.
/// - Parameters:
///   - base: the address of the site, such as `https://caunoi.example.org`, that links begin with.
///   - from: who sends it.
public func composeMail(
    _ mail: OutgoingMail, base: String, from: MailAddress
) throws(MailCompositionError) -> ComposedMail {
    guard let template = MailTemplate(rawValue: mail.template) else { throw .templateUnknown(mail.template) }
    let say = Localiser(mail.language)
    let values = try MailValues(template, mail.fields, base: base, say)
    let key = "mail.\(template.rawValue)"
    let subject = values.plain(say("\(key).subject", values.shown))
    let paragraphs = say("\(key).text", values.shown).components(separatedBy: "\n\n") + [say("mail.closing")]
    let message = MailMessage(
        from: from, to: MailAddress(name: mail.recipientName, address: mail.recipient), subject: subject,
        text: paragraphs.map(values.plain).joined(separator: "\n\n") + "\n",
        html: page(subject, paragraphs.map(values.markup), say.language).source, language: say.language.rawValue,
        messageID: messageID(mail.id, base: base, from: from))
    return ComposedMail(
        message: message, chat: values.plain(say("\(key).chat", values.shown)), path: mail.fields["path"])
}

private func page(_ title: String, _ paragraphs: [HTML], _ language: Language) -> HTML {
    """
    <!doctype html>
    <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title></head>
    <body>
    \(paragraphs, { "\($0)\n" })</body></html>
    """
}

/// The same at each try, so that a receiver who gets a mail twice can tell.
private func messageID(_ id: String, base: String, from: MailAddress) -> String {
    let host = URLComponents(string: base)?.host ?? ""
    let isName = !host.isEmpty && !host.contains(":") && !host.contains("[")
    let own = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
    return "\(id.lowercased())@\(isName ? host : own)"
}
