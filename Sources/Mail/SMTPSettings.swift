import Foundation

/// The server that takes our mail, as one address:
/// `smtp://user:password@mail.example.org:587?from=events@example.org&name=CauNoi`.
///
/// `smtps://` speaks TLS from the first byte (port 465); with `smtp://` (port 587) TLS begins after the greeting. What
/// may follow the question mark:
///
/// - `from`: our own address; must be there.
/// - `name`: who writes, for the `From` line.
/// - `tls`: `required` (the usual), `optional`, or `none` (the usual for this machine itself). A password goes over a
///   network only with `required`.
/// - `ca`: file of the certificates that sign the server's, for one that is not publicly trusted.
///
/// What is not a letter or a digit in user, password and values is written as `%40` and the like.
public struct SMTPSettings: Equatable, Sendable {
    public enum Encryption: String, Sendable { case required, optional, none }

    public let host: String
    public let port: Int
    /// TLS from the first byte.
    public let isWrapped: Bool
    public let encryption: Encryption
    public let authorities: String?
    public let from: MailAddress
    public let user: String?
    let password: String?

    public init(url text: String) throws(SMTPSettingsError) {
        guard let url = URLComponents(string: text, encodingInvalidCharacters: false) else { throw .notAnAddress }
        guard let scheme = url.scheme?.lowercased(), ["smtp", "smtps"].contains(scheme) else { throw .scheme }
        isWrapped = scheme == "smtps"
        host = try Self.checkedHost(url)
        port = url.port ?? (isWrapped ? 465 : 587)
        guard (1...65_535).contains(port) else { throw .port }
        guard ["", "/"].contains(url.path), url.fragment == nil else { throw .unknownPart }
        user = url.user.flatMap { $0.isEmpty ? nil : $0 }
        password = url.password.flatMap { $0.isEmpty ? nil : $0 }
        for secret in [user, password] {
            let hasControl = secret?.unicodeScalars.contains { $0.properties.generalCategory == .control } ?? false
            if hasControl { throw .login }
        }
        guard (user == nil) == (password == nil) else { throw .login }
        let values = try Self.values(url)
        guard let sender = values["from"] else { throw .from("") }
        from = MailAddress(name: values["name"] ?? "", address: sender)
        guard from.isUsable else { throw .from(sender.shownOnOneLine) }
        authorities = values["ca"]
        let isHere = ["localhost", "127.0.0.1", "::1"].contains(host)
        guard let encryption = Encryption(rawValue: values["tls"] ?? (isHere ? "none" : "required")) else { throw .tls }
        self.encryption = encryption
        guard password == nil || isWrapped || encryption == .required || isHere else { throw .passwordInTheClear }
    }

    private static func checkedHost(_ url: URLComponents) throws(SMTPSettingsError) -> String {
        let host = (url.encodedHost ?? "").lowercased().trimmingCharacters(in: ["[", "]"])
        let isNumber = host.contains(":") && host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        guard !host.isEmpty, isNumber || MailAddress.isDomain(host.utf8) else { throw .host }
        return host
    }

    private static func values(_ url: URLComponents) throws(SMTPSettingsError) -> [String: String] {
        var values: [String: String] = [:]
        for item in url.queryItems ?? [] {
            guard ["from", "name", "tls", "ca"].contains(item.name), values[item.name] == nil else {
                throw .unknownPart
            }
            values[item.name] = item.value.flatMap { $0.isEmpty ? nil : $0 }
        }
        return values
    }

    private var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }

    /// For libcurl: without user and password, with the domain that we greet with.
    var transferURL: String { "\(isWrapped ? "smtps" : "smtp")://\(bracketedHost):\(port)/\(from.domain)" }

    /// The same for people to read.
    public var hiddenPassword: String {
        let login = user.map { $0 + ":***@" } ?? ""
        return "\(isWrapped ? "smtps" : "smtp")://\(login)\(bracketedHost):\(port)?from=\(from.address)"
            + (isWrapped ? "" : "&tls=\(encryption.rawValue)") + (authorities.map { "&ca=\($0)" } ?? "")
    }
}

extension SMTPSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { hiddenPassword }
    public var debugDescription: String { hiddenPassword }
    public var customMirror: Mirror { Mirror(self, children: ["address": hiddenPassword]) }
}

/// What cannot be read of the mail server's address. Never holds the password.
public enum SMTPSettingsError: Error, Equatable, Sendable, CustomStringConvertible {
    case notAnAddress
    case scheme
    /// A name in ASCII or a number.
    case host
    case port
    /// User without password or the other way round, or with controls in them.
    case login
    /// `from` is missing or unusable.
    case from(String)
    case tls
    case passwordInTheClear
    /// A path, or a value that is unknown or given twice.
    case unknownPart

    public var description: String {
        switch self {
        case .notAnAddress:
            "this is no address; in user and password write signs such as @ : / ? # % as %40 %3A %2F %3F %23 %25"
        case .scheme: "it has to begin with smtp:// or smtps://"
        case .host: "the server's name is missing or holds other letters than a-z (write xn--… for them)"
        case .port: "the port has to be a number from 1 to 65535"
        case .login: "user and password belong together, without control characters"
        case .from(""): "the sender is missing: ?from=events@example.org"
        case .from(let address): "mail can't be sent from \(address): it has to be like events@example.org, in ASCII"
        case .tls: "tls is required, optional or none"
        case .passwordInTheClear: "a password goes over a network only with tls=required or smtps://"
        case .unknownPart: "after the server only ?from=, name=, tls= and ca= may stand, each once"
        }
    }
}
