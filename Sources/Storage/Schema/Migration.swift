import SQL

/// One step of the schema. The list is only ever appended to; a released step is never edited.
struct Migration: Sendable {
    let number: Int
    let name: String
    let statements: [SQL]
}

/// Rules stand here as constraints: what the database refuses cannot happen, whichever node or tool writes.
///
/// Portable to SQLite and PostgreSQL: ids are text that sorts by time, instants are milliseconds since 1970 in UTC,
/// money is in ten-thousandths of its currency, texts in several languages and lists are JSON in text.
let migrations: [Migration] = [
    .chain, .uploads, .revision, .jobs, .indexes, .vectorsAndVerdicts,
    .concepts, .matchingDue, .audit, .access, .outbox, .privacy,
    .programmes, .settings, .forms, .eventVersions, .sides,
]
