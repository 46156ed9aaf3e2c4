import Foundation
import Mail

/// The server that takes our mail, as `CAUNOI_MAIL` names it, and who sends, as that or `CAUNOI_MAIL_FROM` does.
struct MailSettings: Sendable {
    private let url: String
    private let from: String

    init(environment: [String: String]) {
        url = environment["CAUNOI_MAIL"] ?? ""
        from = environment["CAUNOI_MAIL_FROM"] ?? ""
    }

    /// The server; `nil` where none is named.
    /// - Throws: `CommandError.mailUnusable`.
    func server() throws -> SMTPSettings? {
        guard !url.isEmpty else { return nil }
        do throws(SMTPSettingsError) { return try SMTPSettings(url: whole) } catch {
            throw CommandError.mailUnusable(error.description)
        }
    }

    /// - Throws: `CommandError.mailUnusable`.
    func transport(_ now: @escaping @Sendable () -> Date) throws -> (any MailTransport)? {
        try server().map { SMTPTransport($0, now: now) }
    }

    /// Who sends: named with the server or by itself. Without either, mail waits and nobody sees this address.
    /// - Throws: `CommandError.mailUnusable`.
    func sender() throws -> MailAddress {
        try server()?.from ?? MailAddress(name: "CauNoi", address: from.isEmpty ? "caunoi@localhost" : from)
    }

    /// The address with its sender.
    private var whole: String {
        guard !from.isEmpty, let parts = URLComponents(string: url, encodingInvalidCharacters: false),
            !(parts.queryItems ?? []).contains(where: { $0.name == "from" })
        else { return url }
        let letters = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._@")
        let value = from.addingPercentEncoding(withAllowedCharacters: letters) ?? ""
        return url + (parts.query == nil ? "?" : "&") + "from=" + value
    }

    /// For people to read, without the password.
    var text: String {
        guard !url.isEmpty else { return "" }
        do { return try server()?.hiddenPassword ?? "" } catch { return explain(error).message }
    }

    var origin: String { url.isEmpty ? "default" : "CAUNOI_MAIL" }
}
