import Domain
import Foundation
public import Localisation
public import Spreadsheets
public import UseCases

extension UnmetDemand {
    /// The report as sheets of a workbook: figures, needs without an answer, reasons, and offers nobody asked for.
    public func tables(_ say: Localiser) -> [Table] {
        [figures(say), needsTable(say), offersTable(say)]
    }

    /// What is left out and why, as sentences; none where nothing is.
    public func leftOut(_ say: Localiser) -> [String] {
        [("needs", withheldNeeds), ("offers", withheldOffers)].filter { $0.1 > 0 }.map {
            say("workbench.report.leftOut.\($0.0)", ["n": .number($0.1)])
        }
    }

    private func figures(_ say: Localiser) -> Table {
        let zone = TimeZone(identifier: event.zone) ?? .gmt
        let counts: [[Output]] = [
            ("needs", needs), ("unanswered", lines.count), ("offers", offers), ("unasked", unaskedOffers.count),
        ].map { [.text(say("workbench.figure.\($0.0)")), .integer($0.1)] }
        let notes: [[Output]] = ((wasMatched ? [] : [say("workbench.report.notMatched")]) + leftOut(say)).map {
            [.text($0)]
        }
        let reasons: [[Output]] = rejections.map {
            [.text(say("rejection.\($0.reason.rawValue)")), .integer($0.count)]
        }
        let declined: [[Output]] =
            declinedRequests > 0 ? [[.text(say("workbench.report.declined")), .integer(declinedRequests)]] : []
        let head: [[Output]] = [
            [.text(event.name.text(for: say.language)), .text(event.date)], [.text(event.place)],
            [.text(say("workbench.report.madeOn", ["date": .text(say.date(madeAt, zone: zone))]))],
        ]
        return Table(
            name: say("export.title.unmetFigures"),
            columns: [.init(say("workbench.report.title"), width: 60), .init("", width: 14)],
            rows: head + counts + notes
                + (reasons.isEmpty && declined.isEmpty ? [] : [[.text(say("workbench.report.reasons"))]])
                + reasons + declined)
    }

    private func needsTable(_ say: Localiser) -> Table {
        Table(
            name: say("export.title.unmetNeeds"),
            columns: [
                .init(say("field.code"), width: 18), .init(say("field.field"), width: 24),
                .init(say("field.need"), width: 44), .init(say("workbench.report.original"), width: 44),
                .init(say("field.description"), width: 60), .init(say("field.requirements"), width: 50),
                .init(say("field.budget"), width: 22), .init(say("field.cooperation"), width: 28),
                .init(say("field.timing"), width: 18), .init(say("field.organisation"), width: 38),
                .init(say("field.locality"), width: 18), .init(say("field.contact"), width: 30),
                .init(say("field.email"), width: 30), .init(say("workbench.gap"), width: 44),
            ],
            rows: lines.map { line in
                let shared = line.shared
                return [.text(line.code), .text(line.field)] + titles(line, say)
                    + [
                        text(shared?.description, say), text(shared?.requirements, say), sum(shared?.amount, say),
                        .text(shared?.cooperation ?? ""), .text(shared?.timing ?? ""),
                    ] + firm(line, say) + [.text(line.why(say))]
            })
    }

    private func offersTable(_ say: Localiser) -> Table {
        Table(
            name: say("export.title.unaskedOffers"),
            columns: [
                .init(say("field.code"), width: 18), .init(say("field.offer"), width: 44),
                .init(say("workbench.report.original"), width: 44), .init(say("field.description"), width: 60),
                .init(say("field.applications"), width: 50), .init(say("field.price"), width: 22),
                .init(say("field.cooperation"), width: 28), .init(say("field.organisation"), width: 38),
                .init(say("field.locality"), width: 18), .init(say("field.contact"), width: 30),
                .init(say("field.email"), width: 30),
            ],
            rows: unaskedOffers.map { line in
                let shared = line.shared
                return [.text(line.code)] + titles(line, say)
                    + [
                        text(shared?.description, say), text(shared?.requirements, say), sum(shared?.amount, say),
                        .text(shared?.cooperation ?? ""),
                    ] + firm(line, say)
            })
    }

    /// In the reader's language, and the original where that is another.
    private func titles(_ line: Line, _ say: Localiser) -> [Output] {
        guard let title = line.title else { return [.text(say("workbench.report.titleWithheld")), .empty] }
        let shown = title.text(for: say.language)
        return [.text(shown), title.text == shown ? .empty : .text(title.text)]
    }

    private func text(_ text: LocalisedText?, _ say: Localiser) -> Output {
        text.map { .text($0.text(for: say.language)) } ?? .empty
    }

    private func sum(_ amount: Amount?, _ say: Localiser) -> Output {
        guard let amount else { return .empty }
        return .text(amount.original.isEmpty ? say.amount(amount) : amount.original)
    }

    /// Organisation, locality, contact, e-mail.
    private func firm(_ line: Line, _ say: Localiser) -> [Output] {
        guard let shared = line.shared else {
            return [.text(say("workbench.report.unnamed")), .empty, .empty, .empty]
        }
        let contact = [shared.person, shared.personTitle].filter { !$0.isEmpty }.joined(separator: ", ")
        return [
            .text(shared.organisation.text(for: say.language)), .text(shared.locality), .text(contact),
            .text(shared.email),
        ]
    }
}

extension UnmetDemand.Line {
    /// Why the need has no answer, with what was said against suggestions and requests.
    public func why(_ say: Localiser) -> String {
        var parts = [say("workbench.gap.\(gap.rawValue)")]
        if !rejections.isEmpty { parts.append(say.list(rejections.map { say("rejection.\($0.rawValue)") })) }
        if declinedRequests > 0 {
            parts.append(say("workbench.sequel.declined", ["n": .number(declinedRequests)]))
        }
        return parts.joined(separator: "; ")
    }
}
