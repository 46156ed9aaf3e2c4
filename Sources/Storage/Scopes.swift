import Domain
import SQL

extension Store {
    /// Whether the reader may see this firm's records at an event.
    func reaches(_ organisation: SQL, at event: Identifier<Event>) -> SQL {
        switch scope {
        case .everything: "1 = 1"
        case .nothing: "1 = 0"
        case .firms(let ids): oneOf(organisation, ids.map(\.text))
        case .side(let country):
            """
            (EXISTS (SELECT 1 FROM organisations own WHERE own.id = \(organisation) AND own.country = \(country))
                OR \(isShared(organisation, at: event)))
            """
        }
    }

    /// Whether a firm may be named to the reader as somebody to meet: its records stay closed.
    func introduces(_ organisation: SQL, at event: Identifier<Event>) -> SQL {
        switch scope {
        case .everything: "1 = 1"
        case .nothing: "1 = 0"
        case .side: reaches(organisation, at: event)
        case .firms: "(\(reaches(organisation, at: event)) OR \(isShared(organisation, at: event)))"
        }
    }

    /// The firm agreed that its data is shared, in every participation that says anything of it.
    private func isShared(_ organisation: SQL, at event: Identifier<Event>) -> SQL {
        """
        (\(organisation) IN (SELECT organisation FROM participations WHERE event = \(event) AND sharing = 'agreed')
            AND \(organisation) NOT IN (
                SELECT organisation FROM participations WHERE event = \(event) AND sharing = 'refused'))
        """
    }
}
