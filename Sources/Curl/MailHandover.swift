import CCurl

/// One mail handed to one SMTP server for one receiver.
public struct MailHandover: Sendable {
    public enum Encryption: Sendable {
        /// In the clear.
        case none
        /// Where the server offers it.
        case whereOffered
        /// No mail without.
        case required
    }

    /// `smtp://host:587/name` or `smtps://host:465/name`, without user and password; we greet with the name.
    public var url: String
    public var user: String?
    public var password: String?
    public var encryption: Encryption
    /// File of the certificates that sign the server's; `nil`: those that the system trusts.
    public var authorities: String?
    /// Addresses in ASCII, without brackets.
    public var sender: String
    public var receiver: String
    /// The whole message, lines ended by CR LF.
    public var message: [UInt8]
    public var limits: TransferLimits

    public init(
        url: String, user: String? = nil, password: String? = nil, encryption: Encryption, authorities: String? = nil,
        sender: String, receiver: String, message: [UInt8], limits: TransferLimits = TransferLimits()
    ) {
        self.url = url
        self.user = user
        self.password = password
        self.encryption = encryption
        self.authorities = authorities
        self.sender = sender
        self.receiver = receiver
        self.message = message
        self.limits = limits
    }

    /// Speaks with the server until it has the mail, or until it is clear that it won't take it. Blocking.
    public func send(cancellation: TransferCancellation? = nil) -> HandoverOutcome {
        var outcome = HandoverOutcome()
        do {
            let handle = try prepared(cancellation)
            // Its answer to our good-bye says nothing of the mail.
            handle.onCommand = { outcome.enter($0) }
            handle.onHeader = { outcome.hear($0) }
            try handle.listenToCommands()
            try handle.perform()
            handle.onCommand = nil
            handle.onHeader = nil
        } catch {
            outcome.failure = error
        }
        return outcome
    }

    private func prepared(_ cancellation: TransferCancellation?) throws(TransferError) -> EasyHandle {
        let handle = try EasyHandle(url: url, protocols: "smtp,smtps", limits: limits, cancellation: cancellation)
        // Mail goes straight to its server, whatever proxy the environment names for pages.
        try handle.set(CURLOPT_PROXY, "")
        let use =
            switch encryption {
            case .none: CURLUSESSL_NONE
            case .whereOffered: CURLUSESSL_TRY
            case .required: CURLUSESSL_ALL
            }
        try handle.set(CURLOPT_USE_SSL, Int(use.rawValue))
        if let authorities { try handle.set(CURLOPT_CAINFO, authorities) }
        if let user { try handle.set(CURLOPT_USERNAME, user) }
        if let password { try handle.set(CURLOPT_PASSWORD, password) }
        try handle.set(CURLOPT_MAIL_FROM, "<\(sender)>")
        try handle.set(CURLOPT_MAIL_RCPT, lines: ["<\(receiver)>"])
        try handle.setUploaded(message)
        return handle
    }
}

/// How far the talk with a mail server came, and what it said last.
public struct HandoverOutcome: Sendable {
    /// What the server was last asked.
    public enum Stage: Sendable { case greeting, login, sender, receiver, message }

    public var stage = Stage.greeting
    /// The code of the last answer, such as 250; 0: none.
    public private(set) var code = 0
    /// The words of the last answer.
    public private(set) var text = ""
    /// `nil`: the server has the mail.
    public var failure: TransferError?
    private var isOver = false

    mutating func enter(_ command: String) {
        if command.hasPrefix("QUIT") { isOver = true }
        if isOver { return }
        for (verb, stage) in Self.stages where command.hasPrefix(verb) { self.stage = stage }
        // What was answered before belongs to what was asked before.
        (code, text) = (0, "")
    }

    mutating func hear(_ line: String) {
        let line = line.prefix { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
        guard !isOver, let number = Int(line.prefix(3)), (200...599).contains(number) else { return }
        let words = String(line.dropFirst(4))
        text = number == code ? text + " " + words : words
        code = number
    }

    private static let stages: [(String, Stage)] = [
        ("EHLO ", .greeting), ("HELO ", .greeting), ("STARTTLS", .greeting), ("AUTH ", .login), ("MAIL FROM:", .sender),
        ("RCPT TO:", .receiver), ("DATA\r\n", .message),
    ]
}
