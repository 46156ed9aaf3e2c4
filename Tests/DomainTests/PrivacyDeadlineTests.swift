import Domain
import Foundation
import Testing

@Suite struct PrivacyDeadlineTests {
    private let zone = TimeZone(identifier: "Asia/Ho_Chi_Minh") ?? .gmt

    private func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test func `an answer is due by the end of the second working day`() throws {
        // A Friday, a Saturday and a Monday, by the clock of Viet Nam.
        for (asked, due) in [
            ("2022-11-25T02:00:00Z", "2022-11-29T17:00:00Z"), ("2022-11-25T17:30:00Z", "2022-11-29T17:00:00Z"),
            ("2022-11-28T02:00:00Z", "2022-11-30T17:00:00Z"),
        ] {
            #expect(PrivacyDeadlines.answer(after: try moment(asked), in: zone) == (try moment(due)), "\(asked)")
        }
    }

    @Test func `what waits is overdue from its deadline on, and what ended never is`() throws {
        let asked = try moment("2022-11-28T02:00:00Z")
        var request = PrivacyRequest(
            account: nil, kind: .withdrawal, madeAt: asked, answerBy: PrivacyDeadlines.answer(after: asked, in: zone),
            doneBy: PrivacyDeadlines.completion(after: asked))
        #expect(!request.isOverdue(at: request.answerBy - 1) && request.isOverdue(at: request.answerBy))
        request.state = .answered
        #expect(!request.isOverdue(at: request.answerBy) && request.isOverdue(at: request.doneBy))
        request.state = .done
        #expect(!request.isOverdue(at: request.doneBy))
        #expect(request.doneBy.timeIntervalSince(asked) == 15 * 86_400)
    }

    @Test func `one no is enough, and an empty box is no yes`() {
        func consent(_ purpose: ConsentPurpose, _ state: Consent.State, _ source: Consent.Source = .form) -> Consent {
            Consent(
                subject: .firm(Identifier(), at: Identifier()), purpose: purpose, state: state, source: source,
                madeAt: Date(timeIntervalSince1970: 0))
        }
        let sheet = Consent.Source.sheet(file: "a.csv", sheet: "a", row: 2, value: "có")
        let yes = consent(.sharing, .given)
        #expect(Participation.Sharing(sharing: nil, border: nil) == .unknown)
        #expect(Participation.Sharing(sharing: yes, border: nil) == .unknown)
        #expect(Participation.Sharing(sharing: consent(.sharing, .given, sheet), border: nil) == .agreed)
        #expect(Participation.Sharing(sharing: yes, border: consent(.border, .given)) == .agreed)
        #expect(Participation.Sharing(sharing: yes, border: consent(.border, .refused)) == .refused)
        #expect(Participation.Sharing(sharing: consent(.sharing, .withdrawn), border: nil) == .refused)
    }

    @Test func `a receipt can be read out`() {
        let consent = Consent(
            subject: .account(Identifier()), purpose: .photos, state: .given, source: .form,
            madeAt: Date(timeIntervalSince1970: 0), year: 2022, number: 7)
        #expect(consent.receipt == "RC-2022-0007")
    }
}
