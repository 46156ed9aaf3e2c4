public import Domain
import Exports
public import Mail
import Storage

/// How an installation sends mail, as far as it was said when the program was started.
public struct MailSetup: Sendable {
    /// `nil`: none is named, and mail waits.
    public var transport: (any MailTransport)?
    /// The site's address that links begin with, unless another was set.
    public var base: String
    public var from: MailAddress
    /// What the program was started with, by flags or by the environment.
    public var start: StartSettings
    /// The server as people may see it: without its password.
    public var server: String

    public init(
        transport: (any MailTransport)?, base: String, from: MailAddress, start: StartSettings = StartSettings(),
        server: String = ""
    ) {
        self.transport = transport
        self.base = base
        self.from = from
        self.start = start
        self.server = server
    }

    /// The address that links begin with.
    func base(_ settings: InstallationSettings) -> String {
        let found = settings.inForce(.baseAddress, start: start).value
        return found.isEmpty ? base : found
    }

    /// Who sends: as it is set, else as the program was started, else under the installation's name.
    func sender(_ settings: InstallationSettings, in language: Language) -> MailAddress {
        let name = settings.inForce(.senderName, start: start).value
        let address = settings.inForce(.senderAddress, start: start).value
        return MailAddress(
            name: name.isEmpty ? settings.name(in: language) ?? from.name : name,
            address: address.isEmpty ? from.address : address)
    }
}

/// A mail as the installation sends it now.
func composedMail(
    _ mail: OutgoingMail, _ setup: MailSetup, _ settings: InstallationSettings
) throws(MailCompositionError) -> ComposedMail {
    var composed = try composeMail(
        mail, base: setup.base(settings), from: setup.sender(settings, in: mail.language))
    let reply = settings[.replyAddress]
    if !reply.isEmpty { composed.message.replyTo = MailAddress(address: reply) }
    return composed
}
