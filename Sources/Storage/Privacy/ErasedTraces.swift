import Domain
import Foundation
import SQL

/// What a firm left in texts of others and in reports: its names and words, and the rows that it was read from.
struct ErasedTraces {
    struct Row: Hashable {
        var file: String
        var sheet: String
        var number: Int
    }

    /// Longer than a few characters, so that no other text holds them by chance.
    var texts: Set<String> = []
    var rows: Set<Row> = []
    var codes: Set<String> = []
    var emails: Set<String> = []

    mutating func add(_ text: String) {
        let plain = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if plain.count >= 4 { texts.insert(plain) }
    }

    /// A value of JSON without them. A line of a report about one of the rows, or about one of the codes, loses all that
    /// was written.
    func cleaned(_ value: Any, file: String) -> Any {
        switch value {
        case let text as String:
            return texts.contains { text.contains($0) } ? Anonymisation.blank : text
        case let list as [Any]:
            return list.map { cleaned($0, file: file) }
        case let object as [String: Any]:
            let place = Row(
                file: file, sheet: object["sheet"] as? String ?? "", number: (object["row"] as? NSNumber)?.intValue ?? 0
            )
            let name = object["name"] as? String ?? ""
            let isAbout = rows.contains(place) || isAbout(name)
            return object.reduce(into: [String: Any]()) { result, entry in
                result[entry.key] =
                    isAbout && Self.written.contains(entry.key)
                    ? emptied(entry.value) : cleaned(entry.value, file: file)
            }
        default: return value
        }
    }

    /// "VN001 Bến Mẫu", "TR-VN-2022-0042 …", or a name of the firm.
    private func isAbout(_ name: String) -> Bool {
        guard !name.isEmpty else { return false }
        return codes.contains(String(name.prefix { $0 != " " })) || texts.contains { name.contains($0) }
    }

    /// Keys of reports under which stands what was written.
    private static let written: Set = ["value", "details", "name", "fields", "kept", "dropped"]

    private func emptied(_ value: Any) -> Any {
        switch value {
        case is String: Anonymisation.blank
        case let list as [Any]: list.map { emptied($0) }
        case let object as [String: Any]: object.mapValues { emptied($0) }
        default: value
        }
    }
}

extension Anonymisation {
    func traces(of firm: Identifier<Organisation>, at event: Identifier<Event>) throws -> ErasedTraces {
        var traces = ErasedTraces()
        let own: SQL = "event = \(event) AND organisation = \(firm)"
        for text in try store.organisations.find(firm)?.name.allTexts ?? [] { traces.add(text) }
        for row in try store.sql.run("SELECT written FROM organisation_names WHERE organisation = \(firm)") {
            traces.add(try row.string("written"))
        }
        for row in try store.sql.run(
            "SELECT address, tax_code FROM organisations WHERE id = \(firm)")
        {
            traces.add(try row.string("address"))
            traces.add(try row.string("tax_code"))
        }
        for person in try store.people.of(firm) {
            for text in [person.name, person.email, person.phone] { traces.add(text) }
            traces.emails.insert(person.email)
        }
        for row in try store.sql.run("SELECT id, code, person, email FROM participations WHERE \(own)") {
            traces.codes.insert(try row.string("code"))
            traces.add(try row.string("person"))
            traces.add(try row.string("email"))
            traces.emails.insert(try row.string("email"))
        }
        for table in ["needs", "offers"] as [SQL] {
            for row in try store.sql.run("SELECT code, title, description FROM \(table) WHERE \(own)") {
                traces.codes.insert(try row.string("code"))
                for text in try row.text("title").allTexts + row.text("description").allTexts { traces.add(text) }
            }
        }
        let records: SQL = """
            record = \(firm) OR record IN (SELECT id FROM needs WHERE \(own))
                OR record IN (SELECT id FROM offers WHERE \(own))
                OR record IN (SELECT id FROM participations WHERE \(own))
                OR record IN (SELECT r.id FROM need_repeats r JOIN needs n ON n.id = r.need
                    WHERE n.event = \(event) AND n.organisation = \(firm))
            """
        for row in try store.sql.run(
            "SELECT file, sheet, row_number FROM sources WHERE event = \(event) AND (\(records))")
        {
            traces.rows.insert(
                .init(
                    file: try row.string("file"), sheet: try row.string("sheet"), number: try row.int("row_number")))
        }
        return traces
    }

    /// Cleans reports of imports, reasons of what was not placed, and mails; and takes waiting uploads away, which hold
    /// whole files.
    func eraseTraces(_ traces: ErasedTraces, at event: Identifier<Event>) throws {
        try store.sql.run("DELETE FROM uploads WHERE event = \(event)")
        for row in try store.sql.run("SELECT id, file, report FROM imports WHERE event = \(event)") {
            let report = try row.string("report")
            let cleaned = try clean(report, traces, file: try row.string("file"))
            guard cleaned != report else { continue }
            try store.sql.run("UPDATE imports SET report = \(cleaned) WHERE id = \(try row.string("id"))")
        }
        for row in try store.sql.run(
            """
            SELECT u.plan, u.request, u.details FROM unplaced u JOIN plans p ON p.id = u.plan WHERE p.event = \(event)
            """)
        {
            let details = try row.string("details")
            let cleaned = try clean(details, traces, file: "")
            guard cleaned != details else { continue }
            try store.sql.run(
                """
                UPDATE unplaced SET details = \(cleaned)
                WHERE plan = \(try row.string("plan")) AND request = \(try row.string("request"))
                """)
        }
        try eraseMails(to: traces.emails)
        // What was typed and never sent: taken away whole.
        for code in traces.codes.sorted() { try store.drafts.removeAll(about: code) }
        for row in try store.sql.run("SELECT account, form, fields FROM drafts") {
            let fields = try row.string("fields")
            guard try clean(fields, traces, file: "") != fields else { continue }
            try store.sql.run(
                "DELETE FROM drafts WHERE account = \(try row.string("account")) AND form = \(try row.string("form"))")
        }
        for row in try store.sql.run("SELECT id, fields FROM outbox WHERE event = \(event)") {
            let fields = try row.string("fields")
            let cleaned = try clean(fields, traces, file: "")
            guard cleaned != fields else { continue }
            try store.sql.run("UPDATE outbox SET fields = \(cleaned) WHERE id = \(try row.string("id"))")
        }
    }

    private func clean(_ json: String, _ traces: ErasedTraces, file: String) throws -> String {
        // What cannot be read cannot be cleaned in part.
        guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8)) else { return "{}" }
        let cleaned = try JSONSerialization.data(
            withJSONObject: traces.cleaned(value, file: file), options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: cleaned, as: UTF8.self)
    }
}
