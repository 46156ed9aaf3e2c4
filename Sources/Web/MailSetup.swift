public import Mail

/// How an installation sends mail.
public struct MailSetup: Sendable {
    /// `nil`: none is named, and mail waits.
    public var transport: (any MailTransport)?
    /// The site's address that links begin with.
    public var base: String
    public var from: MailAddress

    public init(transport: (any MailTransport)?, base: String, from: MailAddress) {
        self.transport = transport
        self.base = base
        self.from = from
    }
}
