import Domain
import Foundation
import HTML
import Localisation
import Testing

@testable import Pages
@testable import UseCases

@Suite struct PrivacyPagesTests {
    private let now = Date(timeIntervalSince1970: 1_669_334_400)
    private let event = Event(
        name: LocalisedText("Kết nối cung cầu", in: .vi), date: "2022-11-25", place: "Hải Phòng",
        zone: "Asia/Ho_Chi_Minh", partnerZone: "Asia/Seoul", slotMinutes: 20)
    private let firm = Organisation(name: LocalisedText("Bến <Mẫu>", in: .vi), country: "VN")

    private func reader(_ language: Language) -> Reader { Reader(language: language, now: now, address: "/privacy") }
    private var notices: [PrivacyNotice] { ConsentPurpose.allCases.map { PrivacyNotice(purpose: $0) } }

    private func refusal() -> Consent {
        Consent(
            subject: .firm(firm.id, at: event.id), purpose: .sharing, state: .refused,
            source: .sheet(file: "a.csv", sheet: "a", row: 12, value: "không"), madeAt: now, year: 2022, number: 7)
    }

    private func request() -> PrivacyRequest {
        PrivacyRequest(
            account: nil, organisation: firm.id, event: event.id, kind: .deletion, text: "<script>",
            madeAt: now - 900_000,
            answerBy: now - 1, doneBy: now + 1_000)
    }

    @Test(arguments: [Language.vi, .ko, .en])
    func `the public page has every notice and every flow, without a missing message`(language: Language) {
        let text = PrivacyPage(notices: notices, flows: [.database]).main(reader(language)).source
        #expect(!text.contains(">privacy."))
        let border = Localiser(language)("privacy.notice.border").prefix(14)
        #expect(text.contains(border))
    }

    @Test(arguments: [Language.vi, .ko, .en])
    func `the own page ticks nothing, shows receipts and escapes what was written`(language: Language) {
        let boxes = notices.map { OwnPrivacy.Box(notice: $0, subject: .account(Identifier()), decisions: []) }
        let ofFirm = OwnPrivacy.Box(
            notice: PrivacyNotice(purpose: .sharing), subject: .firm(firm.id, at: event.id), decisions: [refusal()])
        let own = OwnPrivacy(
            account: Account(email: "a@example.org", name: "A", language: .vi, createdAt: now), boxes: boxes,
            firms: [.init(organisation: firm, event: event, sharing: .refused, boxes: [ofFirm])], requests: [request()])
        let text = OwnPrivacyPage(own).main(reader(language)).source
        #expect(!text.contains("checked") && text.contains("RC-2022-0007") && text.contains("a.csv"))
        #expect(!text.contains("<script>") && !text.contains(">privacy."))
    }

    @Test(arguments: [Language.vi, .ko, .en])
    func `the event's page names the source and marks what is overdue`(language: Language) {
        let privacy = EventPrivacy(
            event: event,
            firms: [
                .init(
                    organisation: firm, codes: ["VN001"], sharing: .refused, decisions: [refusal()],
                    isAnonymised: false)
            ], requests: [request()], names: [:], months: 12, keptUntil: now, notices: notices)
        let text = EventPrivacyPage(privacy, mayErase: true).main(reader(language)).source
        #expect(text.contains(Localiser(language)("privacy.overdue")) && text.contains("RC-2022-0007"))
        #expect(!text.contains("<script>") && !text.contains(">privacy.") && text.contains("name=\"months\""))
        let plain = EventPrivacyPage(privacy, mayErase: false).main(reader(language)).source
        #expect(!plain.contains("name=\"months\"") && !plain.contains("name=\"sure\""))
    }
}
