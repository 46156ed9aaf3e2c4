/// What a spreadsheet is about, and the fields that its columns can stand for.
///
/// The names of the fields are those that `--map 'Column=field'` takes and that the import report prints.
public enum Subject: String, CaseIterable, Sendable, Codable {
    case needs, offers, participants, interpreters, places, agenda, requests

    public var fields: [String] {
        switch self {
        case .needs:
            [
                "number", "organisation", "organisation_en", "tax_code", "country", "locality", "address", "contact",
                "contact_title", "phone", "email", "field", "title", "description", "requirements", "cooperation",
                "budget", "timing", "mode", "languages", "submitted_on", "sharing", "note",
            ]
        case .offers:
            [
                "number", "organisation", "organisation_en", "tax_code", "country", "locality", "address", "contact",
                "contact_title", "phone", "email", "title", "title_en", "description", "applications", "readiness",
                "rights", "cooperation", "partner_sought", "price", "mode", "interpreting", "languages", "sharing",
                "note",
            ]
        case .participants:
            [
                "code", "role", "organisation", "tax_code", "person", "person_title", "country", "locality", "mode",
                "languages", "availability", "email", "phone", "reference", "people", "parallel", "sharing", "note",
            ]
        case .interpreters:
            [
                "code", "name", "languages", "mode", "specialities", "availability", "maximum", "maximum_in_row",
                "phone", "email", "fee", "note",
            ]
        case .places: ["code", "name", "kind", "capacity", "equipment", "link", "note"]
        case .agenda:
            ["code", "date", "starts_at", "ends_at", "partner_time", "title", "place", "audience", "kind", "note"]
        case .requests:
            ["number", "sender", "receiver", "rank", "need", "offer", "message", "sent_at", "answer", "note"]
        }
    }

    /// Fields without which a table cannot be of this subject.
    public var required: [String] {
        switch self {
        case .needs, .offers: ["organisation", "title"]
        case .participants: ["code", "organisation"]
        case .interpreters: ["name", "languages"]
        case .places: ["code", "kind"]
        case .agenda: ["starts_at", "ends_at", "title"]
        case .requests: ["sender", "receiver"]
        }
    }
}
