public import Domain
import Foundation
import Storage
import Text

/// What an event's own page says: who comes, when, and how many of what is in the reader's reach. Firms that refused to
/// share their data are not named, and their needs are not counted.
public struct EventOverview: Sendable {
    public struct FieldCount: Sendable, Equatable {
        /// As most firms write it; empty where none is stated.
        public var field: String
        public var needs: Int
    }

    public struct Technology: Sendable, Equatable {
        public var code: String
        public var title: LocalisedText
        public var organisation: LocalisedText
        public var locality: String
    }

    /// A slot for meetings with the number of those published in it.
    public struct SlotUse: Sendable, Equatable {
        public var slot: Slot
        public var meetings: Int
    }

    public var event: Event
    /// Organisations that answered the survey.
    public var answering = 0
    public var needs = 0
    public var offers = 0
    /// Organisations that offer a technology.
    public var offering = 0
    /// Pairs of organisations of which one asked to meet the other.
    public var pairs = 0
    /// Interpreters who are there.
    public var interpreters = 0
    /// By time.
    public var agenda: [AgendaItem] = []
    public var slots: [SlotUse] = []
    public var isSchedulePublished = false
    /// The most frequent first.
    public var needsByField: [FieldCount] = []
    /// The first technology of each of the first organisations.
    public var technologies: [Technology] = []

    public init(event: Event) { self.event = event }
}

extension UseCases {
    /// Eight queries, whatever the size of the event.
    public func overview(of event: Event) async throws -> EventOverview {
        try await read { store in
            var overview = EventOverview(event: event)
            if let counts = try store.overviews.counts(of: event.id) {
                overview.answering = counts.answering
                overview.needs = counts.needs
                overview.offers = counts.offers
                overview.offering = counts.offering
                overview.pairs = counts.pairs
            }
            overview.interpreters = try store.interpreters.of(event.id).count { !$0.availability.isAbsent }
            overview.agenda = try store.agenda.of(event.id)
            let meetings = try store.overviews.publishedMeetings(of: event.id)
            overview.isSchedulePublished = meetings != nil
            overview.slots = try store.slots.of(event.id).map { .init(slot: $0, meetings: meetings?[$0.id] ?? 0) }
            overview.needsByField = joined(try store.overviews.fields(of: event.id))
            overview.technologies = try store.overviews.technologies(of: event.id, limit: 10).map {
                .init(code: $0.code, title: $0.title, organisation: $0.organisation, locality: $0.locality)
            }
            return overview
        }
    }
}

/// Spellings of one field ("Thực phẩm", "Thuc pham") as one, under the spelling most used, or else the one with marks.
private func joined(_ fields: [Overviews.FieldCount]) -> [EventOverview.FieldCount] {
    var order: [String] = []
    var groups: [String: EventOverview.FieldCount] = [:]
    for field in fields.sorted(by: { ($0.needs, $0.field.utf8.count) > ($1.needs, $1.field.utf8.count) }) {
        let key = field.field.folded
        if groups[key] == nil {
            order.append(key)
            groups[key] = .init(field: field.field, needs: 0)
        }
        groups[key]?.needs += field.needs
    }
    return order.compactMap { groups[$0] }.sorted { $0.needs > $1.needs }
}
