public import Curl
public import Foundation

/// Hands mails to an SMTP server, one connection each.
public struct SMTPTransport: MailTransport {
    public let settings: SMTPSettings
    private let limits: TransferLimits
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - limits: no mail takes longer than `limits.whole`. Servers may think long before they take one.
    ///   - now: for the `Date` line.
    public init(
        _ settings: SMTPSettings, limits: TransferLimits = TransferLimits(silence: .seconds(60)),
        now: @escaping @Sendable () -> Date
    ) {
        self.settings = settings
        self.limits = limits
        self.now = now
    }

    public func send(_ message: MailMessage) throws(MailError) {
        let text: String
        do { text = try message.composed(at: now()) } catch { throw .refused(error.sentence) }
        let handover = MailHandover(
            url: settings.transferURL, user: settings.user, password: settings.password,
            encryption: settings.handover, authorities: settings.authorities, sender: message.from.address,
            receiver: message.to.address, message: Array(text.utf8), limits: limits)
        if let error = handover.send().mailError { throw error.without(settings) }
    }
}

extension SMTPSettings {
    fileprivate var handover: MailHandover.Encryption {
        if isWrapped { return .required }
        return switch encryption {
        case .required: .required
        case .optional: .whereOffered
        case .none: .none
        }
    }
}

extension HandoverOutcome {
    /// What the outcome means for the mail; `nil`: the server has it.
    var mailError: MailError? {
        guard let failure else { return nil }
        // What a server says to a sign-in could hold what we said.
        let answer = stage == .login ? "\(code)" : "\(code) \(text)".shownOnOneLine
        switch failure {
        case .notReady(let detail), .untrusted(let detail): return .notAllowed(detail.shownOnOneLine)
        case .unreachable(let detail): return .passing(detail.shownOnOneLine)
        case .timedOut: return .passing("the mail server took too long")
        case .cancelled: return .passing("sending was broken off")
        case .tooLarge: return .passing("the mail server says more than a mail server does")
        // 454: sign-in does not work for the moment.
        case .loginRefused:
            return (400...499).contains(code)
                ? .passing("the mail server puts the sign-in off (\(code))")
                : .notAllowed("the mail server refused user and password" + (code >= 500 ? " (\(code))" : ""))
        case .broken(let detail):
            switch (code, stage) {
            case (400...499, _): return .passing(answer)
            case (530...538, _) where [530, 534, 535, 538].contains(code): return .notAllowed(answer)
            case (500...599, .receiver), (500...599, .message): return .refused(answer)
            // Too large for this server, which it may say as soon as it hears the size.
            case (552, .sender): return .refused(answer)
            // It won't talk to us, or does not take mail from our address: so it will be with every mail.
            case (500...599, _): return .notAllowed(answer)
            default: return .passing(detail.shownOnOneLine)
            }
        }
    }
}

extension MailError {
    /// A server may repeat what it was sent; what it says comes into logs.
    fileprivate func without(_ settings: SMTPSettings) -> MailError {
        guard let password = settings.password else { return self }
        // As it is, and as the sign-ins LOGIN and PLAIN (RFC 4616) put it.
        let forms =
            [password]
            + [password, "\0\(settings.user ?? "")\0\(password)"].map {
                Data($0.utf8).base64EncodedString()
            }
        func cleaned(_ text: String) -> String {
            return forms.contains(where: text.contains) ? "the mail server's answer holds the password" : text
        }
        return switch self {
        case .passing(let text): .passing(cleaned(text))
        case .refused(let text): .refused(cleaned(text))
        case .notAllowed(let text): .notAllowed(cleaned(text))
        }
    }
}

extension MailFormatError {
    var sentence: String {
        switch self {
        case .addressUnusable(let address):
            "this address can't be written to: \(address) (it has to be like name@example.org, in ASCII)"
        case .messageIDUnusable: "the message's number has no usable form"
        case .languageUnusable: "the message's language has no usable form"
        }
    }
}
