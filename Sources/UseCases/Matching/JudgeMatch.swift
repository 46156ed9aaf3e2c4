public import Domain
import Foundation
import Storage

extension UseCases {
    /// Keeps what a person says of a suggested pair; the event's matches follow it at once.
    /// - Parameter rejection: why the pair is no good; `nil` confirms it.
    /// - Throws: `UseCaseError.notFound` for a code that the event does not have.
    public func judgeMatch(
        need: String, offer: String, rejection: MatchVerdict.Rejection?, in event: Event
    ) async throws {
        try await write(
            about: need, in: event.id, details: ["offer": offer, "verdict": rejection?.rawValue ?? "confirmed"]
        ) { store in
            let (need, offer) = try pair(need, offer, event, store)
            try store.verdicts.save(MatchVerdict(need: need, offer: offer, rejection: rejection, madeAt: store.now))
        }
        try await catchUp(event.id)
    }

    /// Takes back what was said of a pair.
    public func withdrawVerdict(need: String, offer: String, in event: Event) async throws {
        try await write(about: need, in: event.id, details: ["offer": offer]) { store in
            let (need, offer) = try pair(need, offer, event, store)
            try store.verdicts.remove(need: need, offer: offer)
        }
        try await catchUp(event.id)
    }
}

/// - Throws: `UseCaseError.notFound` where the event has no such pair, or neither firm is within the person's reach.
private func pair(
    _ need: String, _ offer: String, _ event: Event, _ store: Store
) throws -> (Identifier<Need>, Identifier<Offer>) {
    let isReached =
        try store.profiles.need(need, of: event.id) != nil || store.profiles.offer(offer, of: event.id) != nil
    guard isReached, let need = try store.needs.find(need, of: event.id),
        let offer = try store.offers.find(offer, of: event.id)
    else { throw UseCaseError.notFound }
    return (need, offer)
}
