public import Domain
public import Foundation
import Storage

/// What was, or would be, made figures of because its time is over.
public struct RetentionReport: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public var event: Event
        public var months: Int
        /// The day from which nothing is kept any more.
        public var endsAt: Date
        /// Firms whose records become figures.
        public var firms: Int
    }

    public var isDryRun: Bool
    public var lines: [Line]
}

extension UseCases {
    /// Makes figures of a firm's records: of one event, or of all that have any. Counts stay, what was written goes.
    public func anonymiseOrganisation(
        _ id: Identifier<Organisation>, in event: Identifier<Event>? = nil
    ) async throws {
        let _: Int = try await write(about: id.text, in: event, telling: { ["events": "\($0)"] }) { store in
            guard try store.organisations.find(id) != nil else { throw UseCaseError.notFound }
            let all = try store.anonymisation.events(with: id)
            let chosen = event.map { one in all.filter { $0 == one } } ?? all
            guard !chosen.isEmpty else { throw UseCaseError.notFound }
            for event in chosen { try store.anonymisation.erase(id, at: event) }
            return chosen.count
        }
    }

    /// Takes an account away, and the person's contact wherever lists have it under the account's address.
    /// - Throws: `UseCaseError.lastOwner` where a programme would be left without one.
    public func deleteAccount(_ id: Identifier<Account>) async throws {
        try await write(about: id.text) { store in
            guard try store.accounts.find(id) != nil else { throw UseCaseError.notFound }
            for grant in try store.grants.of(id) where grant.role == .owner {
                if try store.grants.count(.owner, of: grant.programme) <= 1 { throw UseCaseError.lastOwner }
            }
            try store.anonymisation.eraseAccount(id)
        }
    }

    /// - Parameter months: after the event's day; `nil`: until somebody decides.
    public func setRetention(_ months: Int?, of event: Event) async throws {
        try await write(in: event.id, details: ["months": months.map(String.init) ?? ""]) { store in
            try store.retentions.save(months.map { min(max($0, 1), 120) }, of: event.id)
        }
    }

    /// Makes figures of all firms' records of the events whose time is over.
    public func applyRetention(isDryRun: Bool = false) async throws -> RetentionReport {
        let now = now()
        let due = try await read { store in
            try store.retentions.open().compactMap { event, months -> RetentionReport.Line? in
                guard let end = event.keptUntil(months), end <= now else { return nil }
                let done = try store.anonymisation.firms(of: event.id)
                let firms = try store.organisations.of(event.id).count { !done.contains($0.id) }
                return RetentionReport.Line(event: event, months: months, endsAt: end, firms: firms)
            }
        }
        if !isDryRun {
            for line in due {
                try await write(in: line.event.id, details: ["firms": "\(line.firms)"]) { store in
                    let done = try store.anonymisation.firms(of: line.event.id)
                    for firm in try store.organisations.of(line.event.id) where !done.contains(firm.id) {
                        try store.anonymisation.erase(firm.id, at: line.event.id)
                    }
                    try store.retentions.markApplied(line.event.id)
                }
            }
        }
        return RetentionReport(isDryRun: isDryRun, lines: due)
    }
}

extension Event {
    /// The first moment after so many months past the event's day, in its zone.
    func keptUntil(_ months: Int) -> Date? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = date.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3,
            let day = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2] + 1))
        else { return nil }
        return calendar.date(byAdding: .month, value: months, to: day)
    }
}
