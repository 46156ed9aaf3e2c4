import SQL

extension Migration {
    /// What pages of one firm, need or offer look up in an installation of many events.
    static let indexes = Migration(
        number: 5, name: "indexes",
        statements: [
            "CREATE INDEX needs_by_firm ON needs (event, organisation, field)",
            "CREATE INDEX offers_by_firm ON offers (event, organisation)",
            "CREATE INDEX participations_by_firm ON participations (event, organisation)",
            "CREATE INDEX participations_refusing ON participations (event, organisation) WHERE sharing = 'refused'",
            "CREATE INDEX requests_by_need ON requests (need)",
            "CREATE INDEX requests_by_offer ON requests (offer)",
            "CREATE INDEX meetings_by_second_side ON meetings (event, second_side)",
            "CREATE INDEX placements_by_slot ON placements (slot)",
            "CREATE INDEX organisation_lookalikes_by_other ON organisation_lookalikes (other)",
        ])
}
