import Domain

extension DaySchedule {
    /// What of a plan a reader of this scope sees: meetings and wishes of which both sides may be named to them.
    func seen(by scope: Scope) -> DaySchedule {
        guard scope != .everything else { return self }
        var seen = self
        seen.lines = lines.filter { scope.reaches($0.first) && scope.reaches($0.second) }
        seen.unplaced = unplaced.filter { scope.reaches($0.sender) && scope.reaches($0.receiver) }
        seen.participants = participants.filter { scope.reaches($0) }
        return seen
    }
}

extension Scope {
    /// Whether a firm may be named to the reader as somebody who asked, or was asked, to meet.
    func introduces(_ side: DaySchedule.Side) -> Bool {
        switch self {
        case .firms: reaches(side) || side.sharing == .agreed
        default: reaches(side)
        }
    }

    func reaches(_ side: DaySchedule.Side) -> Bool {
        switch self {
        case .everything: true
        case .nothing: false
        case .side(let country): side.country == country || side.sharing == .agreed
        case .firms(let ids): ids.contains(side.organisationID)
        }
    }
}
