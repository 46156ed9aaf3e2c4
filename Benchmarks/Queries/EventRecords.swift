import Domain
import Foundation
import Storage

/// All that one event holds.
struct EventRecords: Sendable {
    var event: Event
    var agenda: [AgendaItem] = []
    var slots: [Slot] = []
    var places: [Place] = []
    var interpreters: [Interpreter] = []
    /// The participations of both banks with their firms.
    var demand: [Participant] = []
    var supply: [Participant] = []
    var needs: [Profile<Need>] = []
    var repeats: [NeedRepeat] = []
    var offers: [Profile<Offer>] = []
    var matches: [Match] = []
    var requests: [MeetingRequest] = []
    var plan: Plan?
    var meetings: [(meeting: Meeting, placement: Placement)] = []
    var unplaced: [Unplaced] = []

    struct Participant: Sendable {
        var participation: Participation
        var firm: Firm

        var refuses: Bool { participation.sharing == .refused }
    }

    /// A need or an offer with its topic and the place of its firm in the bank.
    struct Profile<Record: Sendable>: Sendable {
        var record: Record
        var topic: Int
        var owner: Int
    }

    /// Writes everything, in the order in which one refers to the other.
    func save(in store: Store) throws {
        try store.events.save(event)
        for item in agenda { try store.agenda.save(item) }
        try store.slots.replace(of: event.id, with: slots)
        for place in places { try store.places.save(place) }
        for interpreter in interpreters { try store.interpreters.save(interpreter) }
        for (row, participant) in (demand + supply).enumerated() {
            try store.participations.save(participant.participation)
            try remember(participant.participation.id.text, "participants", "participants.csv", row, in: store)
        }
        for (row, need) in needs.enumerated() {
            try store.needs.save(need.record, of: event.id)
            try remember(need.record.id.text, "needs", "khao-sat.xlsx", row, in: store)
        }
        for answer in repeats { try store.needs.save(answer) }
        for (row, offer) in offers.enumerated() {
            try store.offers.save(offer.record, of: event.id)
            try remember(offer.record.id.text, "offers", "offers.xlsx", row, in: store)
        }
        if !matches.isEmpty { try store.matches.replace(of: event.id, with: matches) }
        for request in requests { try store.requests.save(request) }
        guard let plan else { return }
        try store.plans.insert(plan)
        for (meeting, placement) in meetings {
            try store.meetings.insert(meeting)
            try store.plans.insert(placement, of: meeting)
        }
        for wish in unplaced { try store.plans.insert(wish) }
        try store.plans.publish(plan)
    }

    private func remember(_ record: String, _ kind: String, _ file: String, _ row: Int, in store: Store) throws {
        try store.sources.save(
            RecordSource(record: record, kind: kind, file: file, sheet: "1", row: row + 2, item: 1), of: event.id)
    }
}
