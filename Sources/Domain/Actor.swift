/// Who does something, as far as the installation knows.
public enum Actor: Sendable, Equatable {
    /// The program itself: work that it does by the clock.
    case system
    /// Somebody at the command line, by the name that the machine knows them by.
    case commandLine(user: String)
    /// Somebody signed in, by the name that they had then.
    case account(Identifier<Account>, name: String)
    /// A visitor who is not signed in.
    case nobody

    /// The kinds without their names, as they are kept and chosen from.
    public enum Kind: String, Sendable, CaseIterable { case account, commandLine, system, nobody }

    public var kind: Kind {
        switch self {
        case .system: .system
        case .commandLine: .commandLine
        case .account: .account
        case .nobody: .nobody
        }
    }

    /// Empty for the program itself and for visitors.
    public var name: String {
        switch self {
        case .commandLine(let user): user
        case .account(_, let name): name
        case .system, .nobody: ""
        }
    }
}
