import Domain
import UseCases

/// What a page reads of an installation.
struct Read: Sendable {
    var name: String
    /// Gives a number that says what was found, so that the two engines can be compared.
    var body: @Sendable (UseCases, Sample) async throws -> Int
}

/// What every page asks first, then what the ten pages read that people open most.
let reads = [
    Read(name: "revision, with each request") { useCases, _ in try await useCases.revision() >= 0 ? 1 : 0 },
    Read(name: "event by its id, with each page") { try await $0.event($1.event.id).slotMinutes },
    Read(name: "list of events") { useCases, _ in try await useCases.events().count },
    Read(name: "event") { useCases, sample in
        let overview = try await useCases.overview(of: sample.event)
        return overview.needs + overview.offers + overview.pairs + overview.slots.reduce(0) { $0 + $1.meetings }
    },
    Read(name: "needs, a page of the list") { useCases, sample in
        let query = ListQuery(page: 1 + sample.word.utf8.count % 3)
        let list = try await useCases.needs(of: sample.event, query)
        return list.total + list.rows.count { $0.best != nil }
    },
    Read(name: "needs, found by a word") { useCases, sample in
        let list = try await useCases.needs(of: sample.event, ListQuery(search: sample.word))
        return list.total + list.rows.count { $0.best != nil }
    },
    Read(name: "need") { useCases, sample in
        let need = try await useCases.need(sample.need, of: sample.event)
        return need.suggestions.count + need.requests.count + need.meetings.count + need.sources.count
    },
    Read(name: "offers, a page of the list") { useCases, sample in
        let list = try await useCases.offers(of: sample.event)
        return list.total + list.rows.count { $0.best != nil }
    },
    Read(name: "offer") { useCases, sample in
        let offer = try await useCases.offer(sample.offer, of: sample.event)
        return offer.suggestions.count + offer.requests.count + offer.meetings.count + offer.sources.count
    },
    Read(name: "organisations, a page of the list") { useCases, sample in
        let list = try await useCases.organisations(of: sample.event)
        return list.total + list.rows.reduce(0) { $0 + $1.needs + $1.offers }
    },
    Read(name: "organisation") { useCases, sample in
        let firm = try await useCases.organisation(sample.organisation, of: sample.event)
        return firm.needs.count + firm.offers.count + firm.requests.count + firm.meetings.count + firm.people.count
    },
    Read(name: "agenda of one participant") { useCases, sample in
        let agenda = try await useCases.agenda(of: sample.participant, in: sample.event)
        return agenda.lines.count + agenda.unplaced.count
    },
    Read(name: "schedule of the day") { useCases, sample in
        let day = try await useCases.schedule(of: sample.event)
        return day.lines.count + day.unplaced.count + day.participants.count
    },
]
