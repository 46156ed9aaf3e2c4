public import Domain
import Foundation

extension AuditQuery {
    /// What an address asks for; what cannot be meant is left out.
    public init(_ query: [String: String]) {
        func text(_ name: String) -> String { String((query[name] ?? "").prefix(200)) }
        self.init()
        kind = query["kind"].flatMap(Actor.Kind.init(rawValue:))
        actor = text("actor")
        verb = text("verb")
        event = query["event"].flatMap { Identifier($0) }
        subject = text("subject")
        from = AuditQuery.day(text("from"))
        until = AuditQuery.day(text("until"))?.addingTimeInterval(86_400)
        before = query["before"].flatMap { Identifier($0) }
    }

    /// The pairs of an address that asks the same, from the newest on.
    var pairs: [(String, String)] {
        func day(_ date: Date?) -> String { date.map { String($0.ISO8601Format().prefix(10)) } ?? "" }
        return [
            ("kind", kind?.rawValue ?? ""), ("actor", actor), ("verb", verb), ("event", event?.text ?? ""),
            ("subject", subject), ("from", day(from)), ("until", day(until?.addingTimeInterval(-86_400))),
        ]
    }

    /// The beginning of a day in UTC, as the filters count.
    private static func day(_ text: String) -> Date? {
        guard text.utf8.count == 10 else { return nil }
        return try? Date(text, strategy: .iso8601.year().month().day())
    }
}

extension AuditVerification {
    /// What reading the chain found, for the page that asked for it.
    public var flash: Flash {
        switch finding {
        case nil: Flash(.good, "flash.audit.whole", ["entries": "\(entries)"])
        case .changed(let number): Flash(.bad, "flash.audit.changed", ["number": "\(number)"])
        case .missing(let number): Flash(.bad, "flash.audit.missing", ["number": "\(number)"])
        case .inserted(let number): Flash(.bad, "flash.audit.inserted", ["number": "\(number)"])
        case .unlinked(let number): Flash(.bad, "flash.audit.unlinked", ["number": "\(number)"])
        }
    }
}
