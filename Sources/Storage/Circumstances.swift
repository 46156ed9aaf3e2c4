public import Domain
import SQL

extension Store {
    public var circumstances: Circumstances { Circumstances(store: self) }
}

/// Where a firm is and how it takes part in an event; `nil` where it is not registered for meetings.
public struct FirmCircumstances: Equatable, Sendable {
    public var organisation: Identifier<Organisation>
    public var locality: String
    public var languages: [Language]
    public var mode: AttendanceMode?
    public var sharing: Participation.Sharing?
}

public struct Circumstances {
    let store: Store

    /// Of the firms with a need or an offer in the event.
    public func of(_ event: Identifier<Event>) throws -> [FirmCircumstances] {
        try store.sql.all(
            """
            SELECT o.id, o.locality, p.languages, p.mode, p.sharing
            FROM (SELECT organisation FROM needs WHERE event = \(event)
                UNION SELECT organisation FROM offers WHERE event = \(event)) AS known
            JOIN organisations o ON o.id = known.organisation
            LEFT JOIN participations p ON p.event = \(event) AND p.organisation = o.id
                AND p.role IN ('demand', 'supply')
            ORDER BY o.id
            """
        ) { row in
            FirmCircumstances(
                organisation: try row.id("id"), locality: try row.string("locality"),
                languages: (try row.optionalString("languages") ?? "").split(separator: ",")
                    .compactMap { Language(rawValue: String($0)) },
                mode: try row.optionalString("mode").flatMap(AttendanceMode.init(rawValue:)),
                sharing: try row.optionalString("sharing").flatMap(Participation.Sharing.init(rawValue:)))
        }
    }
}
