public import Domain
public import Foundation
public import HTML
public import Localisation

/// Who reads a page: in which language, when, and what the last action left to say.
public struct Reader: Sendable {
    public let say: Localiser
    /// The instant that the page shows as now.
    public let now: Date
    /// The path with its query: where the language switch comes back to.
    public let address: String
    public let flash: Flash?
    /// The clock of the installation stands still, for demonstrations: those on the page do too.
    public let isFrozen: Bool
    public let viewer: Viewer
    /// What the reader may see and do where the page lies.
    public let access: Access
    /// How the installation shows itself.
    public let branding: Branding

    public init(
        language: Language, now: Date, address: String, flash: Flash? = nil, isFrozen: Bool = false,
        viewer: Viewer = Viewer(), access: Access = .none, branding: Branding = Branding()
    ) {
        say = Localiser(language)
        self.now = now
        self.address = address
        self.flash = flash
        self.isFrozen = isFrozen
        self.viewer = viewer
        self.access = access
        self.branding = branding
    }

    /// Whether the reader may open a firm's pages; others are named to a delegate without a link.
    func opens(_ organisation: Identifier<Organisation>) -> Bool {
        if case .firms(let own) = access.scope { own.contains(organisation) } else { true }
    }

    /// Whether the reader may open pages of firms that are not their own.
    var opensOthers: Bool { if case .firms = access.scope { false } else { true } }

    /// Whether the reader may change a firm's records.
    func mayEdit(_ firm: Identifier<Organisation>, of country: String) -> Bool {
        may(.editProfiles) && access.edits.holds(firm, of: country)
    }

    /// Whether a page shows the way to something.
    public func may(_ permission: Permission) -> Bool { access.may(permission) }

    public var language: Language { say.language }
}

/// One sentence about what was just done, shown once on the next page.
public struct Flash: Sendable, Equatable {
    public enum Kind: String, Sendable { case good, warn, bad }

    public var kind: Kind
    /// A catalogue key with its values.
    public var key: String
    public var values: [String: String]

    public init(_ kind: Kind, _ key: String, _ values: [String: String] = [:]) {
        self.kind = kind
        self.key = key
        self.values = values
    }
}

/// A page: its model is what it was made with, its view is `main`.
public protocol Page: Sendable {
    /// The event in whose frame the page stands; none for the first page and for errors.
    var event: Event? { get }
    /// Which tab of the event is current.
    var section: Section? { get }
    func title(_ reader: Reader) -> String
    /// What stands in `<main>`; it holds the page's one `<h1>`, unless `hero` does.
    func main(_ reader: Reader) -> HTML
    /// A band above `<main>`, from edge to edge.
    func hero(_ reader: Reader) -> HTML
    /// Scripts that improve the page, which works without them.
    var scripts: [Asset] { get }
    /// Seconds after which a browser without scripts should load the page again.
    var reloadsAfter: Int? { get }
    /// Classes of `<main>`.
    var mainClass: String { get }
}

extension Page {
    public var event: Event? { nil }
    public var section: Section? { nil }
    public func hero(_ reader: Reader) -> HTML { HTML() }
    public var scripts: [Asset] { [] }
    public var reloadsAfter: Int? { nil }
    public var mainClass: String { "" }
}

/// The tabs of an event.
public enum Section: String, CaseIterable, Sendable {
    case overview, needs, offers, organisations, schedule, figures, imports, work

    /// What one must be allowed for the tab to show.
    var permission: Permission {
        switch self {
        case .overview: .seeEvent
        case .needs, .offers, .organisations: .seeProfiles
        case .schedule: .seeSchedule
        case .figures: .seeFigures
        case .imports: .importLists
        case .work: .seeWork
        }
    }

    func address(_ event: Identifier<Event>) -> Address {
        switch self {
        case .overview: .event(event)
        case .needs: .needs(event)
        case .offers: .offers(event)
        case .organisations: .organisations(event)
        case .schedule: .schedule(event)
        case .figures: .figures(event)
        case .imports: .imports(event)
        case .work: .work(event)
        }
    }
}

/// What shows that a form was made for this reader's session.
func formToken(_ reader: Reader) -> HTML {
    guard !reader.viewer.formSecret.isEmpty else { return HTML() }
    return "<input type=\"hidden\" name=\"token\" value=\"\(reader.viewer.formSecret)\">"
}
