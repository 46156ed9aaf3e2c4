import Domain
import Foundation
import Intake
import Storage
import Text

extension ImportJob {
    /// Wishes to meet; what cannot be a wish (unknown, itself, its own side, asked twice) is left out and said.
    func importRequests(
        _ reading: TableReading<RequestDraft>, into store: Store, isDryRun: Bool
    ) throws -> ImportReport {
        var report = ImportReport(subject: .requests, file: file, isDryRun: isDryRun, reading: reading)
        let directory = try Directory(store, event)
        var known = Dictionary(
            try store.requests.of(event.id).map { (Pair($0.sender, $0.receiver), $0) },
            uniquingKeysWith: { first, _ in first })
        var rows: [Pair: Int] = [:]
        try store.sources.forget(file: file, kind: "request", of: event.id)
        for draft in reading.drafts {
            guard let (sender, receiver) = sides(of: draft, directory, &report) else {
                report.skipped += 1
                continue
            }
            let pair = Pair(sender.id, receiver.id)
            if let row = rows[pair] {
                report.report(
                    .repeatedPair, draft.source, field: "receiver", value: "\(draft.sender) → \(draft.receiver)",
                    ["other": String(row), "otherRow": String(row)])
                report.skipped += 1
                continue
            }
            rows[pair] = draft.source.row
            let request = MeetingRequest(
                id: known[pair]?.id ?? .init(), event: event.id, sender: sender.id, receiver: receiver.id,
                rank: draft.rank.flatMap { $0 >= 1 ? $0 : nil }, need: need(of: draft, directory, &report),
                offer: offer(of: draft, directory, &report), message: draft.message, sentAt: sentAt(draft),
                answer: draft.answer)
            let before = known.updateValue(request, forKey: pair)
            try settle(
                "requests", "request", "\(sender.code) → \(receiver.code)", draft.source, request.id.text, before,
                request, store, &report, save: store.requests.save
            ) { differences in
                guard let before else { return }
                differences.compare("rank", before.rank.shown, request.rank.shown)
                differences.compare("need", before.need?.text ?? "", request.need?.text ?? "")
                differences.compare("offer", before.offer?.text ?? "", request.offer?.text ?? "")
                differences.compare("message", before.message, request.message)
                differences.compare("answer", before.answer.rawValue, request.answer.rawValue)
            }
        }
        return report
    }

    /// Both sides, where the wish can be one.
    private func sides(
        of draft: RequestDraft, _ directory: Directory, _ report: inout ImportReport
    ) -> (Participation, Participation)? {
        func refuse(_ kind: ImportProblem.Kind, _ field: String, _ value: String, _ details: [String: String] = [:]) {
            report.report(kind, draft.source, field: field, value: value, severity: .error, details)
        }
        guard let sender = directory.participation(draft.sender) else {
            refuse(.unknownSender, "sender", draft.sender)
            return nil
        }
        guard let receiver = directory.participation(draft.receiver) else {
            refuse(.unknownReceiver, "receiver", draft.receiver)
            return nil
        }
        guard sender.id != receiver.id else {
            refuse(.requestToSelf, "receiver", draft.receiver)
            return nil
        }
        for (side, field) in [(sender, "sender"), (receiver, "receiver")] where !side.role.meets {
            refuse(.doesNotMeet, field, side.code, ["name": directory.name(of: side), "code": side.code])
            return nil
        }
        guard sender.role != receiver.role else {
            refuse(.sameSide, "receiver", "\(sender.code) → \(receiver.code)", ["name": directory.name(of: receiver)])
            return nil
        }
        for (side, field) in [(sender, "sender"), (receiver, "receiver")] where side.sharing == .refused {
            report.report(
                .sharingRefused, draft.source, field: field, value: side.code,
                ["name": directory.name(of: side), "code": side.code])
        }
        return (sender, receiver)
    }

    private func need(
        of draft: RequestDraft, _ directory: Directory, _ report: inout ImportReport
    ) -> Identifier<Need>? {
        guard !draft.need.isEmpty else { return nil }
        if let need = directory.need(draft.need) { return need }
        report.report(.needUnknown, draft.source, field: "need", value: draft.need)
        return nil
    }

    private func offer(
        of draft: RequestDraft, _ directory: Directory, _ report: inout ImportReport
    ) -> Identifier<Offer>? {
        guard !draft.offer.isEmpty else { return nil }
        if let offer = directory.offer(draft.offer) { return offer }
        report.report(.offerUnknown, draft.source, field: "offer", value: draft.offer)
        return nil
    }

    /// `2022-11-08 09:23` in the event's zone, or with an offset behind.
    private func sentAt(_ draft: RequestDraft) -> Date? {
        let parts = draft.sentAt.split(separator: " ")
        guard let day = parts.first, let clock = parts.dropFirst().first else { return nil }
        let time = clock.prefix(5).split(separator: ":").compactMap { Int($0) }
        guard time.count == 2, let at = ClockTime(hour: time[0], minute: time[1]) else { return nil }
        let offset = clock.dropFirst(5)
        guard let sign = offset.first else { return event.instant(date: String(day), time: at) }
        let shift = offset.dropFirst().split(separator: ":").compactMap { Int($0) }
        let seconds = (shift.first ?? 0) * 3_600 + (shift.dropFirst().first ?? 0) * 60
        let zone = TimeZone(secondsFromGMT: sign == "-" ? -seconds : seconds)
        return event.instant(date: String(day), time: at, zone: zone)
    }
}

private struct Pair: Hashable {
    let sender: Identifier<Participation>
    let receiver: Identifier<Participation>

    init(_ sender: Identifier<Participation>, _ receiver: Identifier<Participation>) {
        self.sender = sender
        self.receiver = receiver
    }
}

/// Finds participations, needs and offers by what people write in a list.
private struct Directory {
    private let byCode: [String: Participation]
    private let byName: [String: Participation]
    private let names: [Identifier<Organisation>: String]
    private let needs: [String: Identifier<Need>]
    private let offers: [String: Identifier<Offer>]

    init(_ store: Store, _ event: Event) throws {
        let participations = try store.participations.of(event.id)
        let traits = try store.organisations.traits()
        byCode = Dictionary(participations.map { ($0.code.folded, $0) }, uniquingKeysWith: { first, _ in first })
        let meeting = Dictionary(
            participations.filter(\.role.meets).map { ($0.organisation, $0) }, uniquingKeysWith: { first, _ in first })
        byName = Dictionary(
            traits.flatMap { traits in
                traits.nameKeys.compactMap { key in meeting[traits.organisation.id].map { (key, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        names = Dictionary(
            traits.map { ($0.organisation.id, $0.organisation.name.text) }, uniquingKeysWith: { first, _ in first })
        var needs: [String: Identifier<Need>] = [:]
        for answer in try store.needs.repeats(of: event.id) { needs[answer.reference] = answer.need }
        for need in try store.needs.of(event.id) {
            if !need.reference.isEmpty { needs[need.reference] = need.id }
            needs[need.code.folded] = need.id
        }
        self.needs = needs
        var offers: [String: Identifier<Offer>] = [:]
        for offer in try store.offers.of(event.id) {
            if !offer.reference.isEmpty { offers[offer.reference] = offer.id }
            offers[offer.code.folded] = offer.id
        }
        self.offers = offers
    }

    func participation(_ written: String) -> Participation? {
        byCode[written.folded] ?? byName[OrganisationName(written).fullKey]
    }

    func name(of participation: Participation) -> String { names[participation.organisation] ?? participation.code }

    /// `TR-VN-2022-0042`, or the list's own `D003.1`, `3.1`.
    func need(_ written: String) -> Identifier<Need>? {
        if let need = needs[written.folded] { return need }
        let parts = written.drop { !$0.isNumber }.split(separator: ".").compactMap { Int($0) }
        guard let number = parts.first else { return nil }
        return needs["\(number).\(parts.count > 1 ? parts[1] : 1)"]
    }

    func offer(_ written: String) -> Identifier<Offer>? {
        if let offer = offers[written.folded] { return offer }
        return Int(written.drop { !$0.isNumber }).flatMap { offers[String($0)] }
    }
}
