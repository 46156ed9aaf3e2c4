public import Domain
import Storage

/// One participant's meetings, with what the plan could not place for them.
public struct ParticipantAgenda: Sendable {
    public var event: Event
    public var participant: DaySchedule.Side
    /// `nil` where the event has no plan yet.
    public var plan: Plan?
    /// The participant's own, by time.
    public var lines: [DaySchedule.Line]
    /// Requests from or to the participant.
    public var unplaced: [DaySchedule.UnplacedLine]
    public var slots: [Slot]
    public var items: [AgendaItem]
}

extension UseCases {
    /// - Throws: `UseCaseError.notFound` for a code that nobody at the event has.
    public func agenda(of code: String, in event: Event, published: Bool = false) async throws -> ParticipantAgenda {
        var agenda = try await read { store in
            let plan = published ? try store.plans.published(of: event.id) : try store.plans.current(of: event.id)
            guard let plan else {
                let participants = try DaySchedule.participants(of: event, store).map(\.1)
                return try ParticipantAgenda(code, among: participants, of: event, nil)
            }
            let day = try DaySchedule(plan, of: event, store)
            return try ParticipantAgenda(code, among: day.participants, of: event, day)
        }
        guard scope.reaches(agenda.participant) else { throw UseCaseError.notFound }
        agenda.unplaced.removeAll { !scope.introduces($0.sender) || !scope.introduces($0.receiver) }
        return agenda
    }
}

extension ParticipantAgenda {
    fileprivate init(
        _ code: String, among participants: [DaySchedule.Side], of event: Event, _ day: DaySchedule?
    ) throws {
        guard let participant = participants.first(where: { $0.code == code }) else { throw UseCaseError.notFound }
        self.init(
            event: event, participant: participant, plan: day?.plan,
            lines: day?.lines.filter { $0.first.code == code || $0.second.code == code } ?? [],
            unplaced: day?.unplaced.filter { $0.sender.code == code || $0.receiver.code == code } ?? [],
            slots: day?.slots ?? [], items: day?.agenda ?? [])
    }
}
