/// A mail as it leaves: to one address, in plain text and as HTML.
public struct MailMessage: Equatable, Sendable {
    /// The envelope's sender and the `From` line.
    public var from: MailAddress
    public var to: MailAddress
    public var replyTo: MailAddress?
    public var subject: String
    public var text: String
    /// The same for mail programs that show HTML; `nil`: plain text alone.
    public var html: String?
    /// `vi`, `ko` or `en`, for `Content-Language`.
    public var language: String
    /// Without angle brackets: stays the same when a message has to be sent again, so that a receiver can tell.
    public var messageID: String

    public init(
        from: MailAddress, to: MailAddress, replyTo: MailAddress? = nil, subject: String, text: String,
        html: String? = nil, language: String, messageID: String
    ) {
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.html = html
        self.language = language
        self.messageID = messageID
    }
}

/// An address with the name of who reads there.
public struct MailAddress: Equatable, Sendable {
    public var name: String
    public var address: String

    public init(name: String = "", address: String) {
        self.name = name
        self.address = address
    }
}

/// Brings one mail on its way. Blocking: not for Swift's cooperative threads.
public protocol MailTransport: Sendable {
    /// Returns once the server has taken the mail over.
    func send(_ message: MailMessage) throws(MailError)
}

/// Why a mail did not leave.
public enum MailError: Error, Equatable, Sendable {
    /// Worth another try later: the server is away, busy or asks to wait (4xx).
    case passing(String)
    /// This mail will never be taken: the address is unknown or the text refused (5xx).
    case refused(String)
    /// The server does not let us in: no mail will leave until the settings are mended.
    case notAllowed(String)
}
