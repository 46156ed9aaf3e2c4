import Domain
import Foundation
import SQL
import Testing

import Storage

@Suite struct ConsentTests {
    private func consent(
        _ fixture: Fixture, _ state: Consent.State, _ purpose: ConsentPurpose = .sharing
    ) -> Consent {
        Consent(
            subject: .firm(fixture.buyer.organisation, at: fixture.event.id), purpose: purpose, state: state, notice: 1,
            language: .vi, source: .form, madeAt: fixture.now)
    }

    @Test func `receipts are numbered without gaps within a year, and the latest decision counts`() async throws {
        let fixture = try await Fixture()
        let (given, withdrawn) = (consent(fixture, .given), consent(fixture, .withdrawn))
        let kept = try await fixture.write { store in
            [try store.consents.append(given), try store.consents.append(withdrawn)]
        }
        #expect(kept.map(\.receipt) == ["RC-2022-0001", "RC-2022-0002"])
        let latest = try await fixture.write { store in
            try store.consents.latest(.sharing, of: given.subject)
        }
        #expect(latest == kept[1])
    }

    @Test func `a refusal holds in all participations of the firm at once and takes its vectors away`() async throws {
        let fixture = try await Fixture()
        let refusal = consent(fixture, .refused)
        let organisation = fixture.buyer.organisation
        let need = Need(
            code: "TR-VN-2022-0001", organisation: organisation, title: LocalisedText("Hàn", in: .vi),
            description: LocalisedText("", in: .vi), requirements: LocalisedText("", in: .vi),
            budget: Amount(original: ""))
        let event = fixture.event
        let (state, vectors, isDue) = try await fixture.write { store in
            try store.needs.save(need, of: event.id)
            try store.vectors.save(
                [StoredVector(record: need.id.text, digest: "x", numbers: [1])], of: event.id, model: "m")
            _ = try store.consents.append(refusal)
            try store.consents.apply(organisation, at: event.id)
            return (
                try store.participations.of(event.id).first { $0.organisation == organisation }?.sharing,
                try store.vectors.records(of: event.id), try store.matching.isDue(event.id)
            )
        }
        #expect(state == .refused && vectors.isEmpty && isDue)
    }

    @Test func `a firm's purpose cannot be decided for a person`() async throws {
        let fixture = try await Fixture()
        let now = fixture.now
        let wrong = Consent(
            subject: .account(Identifier()), purpose: .sharing, state: .given, notice: 1, source: .form, madeAt: now)
        await #expect(throws: SQLError.self) { try await fixture.write { _ = try $0.consents.append(wrong) } }
    }

    @Test func `a version of a notice comes once`() async throws {
        let fixture = try await Fixture()
        let text = LocalisedText("Thông báo", in: .vi)
        try await fixture.write { try $0.notices.insert(PrivacyNotice(purpose: .photos), text: text) }
        await #expect(throws: SQLError.self) {
            try await fixture.write { try $0.notices.insert(PrivacyNotice(purpose: .photos), text: text) }
        }
    }

    @Test func `a request ends once`() async throws {
        let fixture = try await Fixture()
        let request = PrivacyRequest(
            account: nil, organisation: fixture.buyer.organisation, event: fixture.event.id, kind: .deletion,
            madeAt: fixture.now, answerBy: fixture.now + 1, doneBy: fixture.now + 2)
        let moves = try await fixture.write { store in
            try store.privacyRequests.insert(request)
            return [
                try store.privacyRequests.move(request.id, to: .answered, reason: "đang làm"),
                try store.privacyRequests.move(request.id, to: .done, reason: ""),
                try store.privacyRequests.move(request.id, to: .refused, reason: "muộn"),
            ]
        }
        #expect(moves == [true, true, false])
        let kept = try await fixture.write { try $0.privacyRequests.find(request.id) }
        #expect(kept?.state == .done && kept?.reason == "đang làm")
    }
}
