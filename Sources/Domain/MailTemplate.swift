/// A kind of mail, with the closed list of what its texts may be filled with (catalogue keys `mail.<template>.subject`,
/// `.text`, `.chat`).
public enum MailTemplate: String, CaseIterable, Sendable {
    case signIn, invitation, roleGiven, roleTaken, accountChanged, dataRequest, digestOfPlan
    /// Shows that mail arrives.
    case test

    /// What `OutgoingMail.fields` has to hold. `path`: an own path that the mail links to.
    public var fields: Set<String> {
        switch self {
        case .signIn: ["path", "code", "n"]
        case .invitation: ["inviter", "programme", "role", "path", "code"]
        case .roleGiven, .roleTaken: ["programme", "role"]
        case .accountChanged: ["kind"]
        case .dataRequest: ["kind", "due"]
        case .digestOfPlan: ["event", "lines"]
        case .test: []
        }
    }

    /// What the texts may name: the fields, with the whole `link` in the place of the path.
    public var placeholders: Set<String> {
        fields.contains("path") ? fields.subtracting(["path"]).union(["link"]) : fields
    }

    /// Who reads the link or code can act in the receiver's place: the fields are forgotten as soon as the mail has left.
    public var holdsSecrets: Bool { fields.contains("path") }

    /// Seconds after which the mail is of no use any more; `nil`: always of use.
    public var usefulFor: Double? {
        switch self {
        case .signIn: 600
        case .test: 3_600
        default: nil
        }
    }
}
