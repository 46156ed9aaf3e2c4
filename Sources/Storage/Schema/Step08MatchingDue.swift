import SQL

extension Migration {
    static let matchingDue = Migration(
        number: 8, name: "matching due",
        statements: [
            // a transaction that changed what an event's matches rest on leaves a row of its own, so that those who change
            // an event at once do not wait for each other; the matching that knows the change takes the row away
            """
            CREATE TABLE matching_due (
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                change TEXT NOT NULL,
                since BIGINT NOT NULL,
                PRIMARY KEY (event, change)
            )
            """,
            // the matching whose suggestions an event has, even where it found none
            """
            CREATE TABLE matchings (
                event TEXT PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
                run TEXT NOT NULL,
                made_at BIGINT NOT NULL
            )
            """,
            """
            INSERT INTO matchings (event, run, made_at)
            SELECT needs.event, MAX(needs.event), MAX(matches.made_at)
            FROM matches JOIN needs ON needs.id = matches.need GROUP BY needs.event
            """,
            // nobody noted what changed before now: every event that has both lists is matched once
            """
            INSERT INTO matching_due (event, change, since)
            SELECT id, id, 0 FROM events
            WHERE EXISTS (SELECT 1 FROM needs WHERE needs.event = events.id)
                AND EXISTS (SELECT 1 FROM offers WHERE offers.event = events.id)
            """,
        ])
}
