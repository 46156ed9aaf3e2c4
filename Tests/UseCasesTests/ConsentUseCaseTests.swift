import Domain
import Foundation
import Intake
import SQL
import Storage
import Testing

@testable import UseCases

@Suite struct ConsentUseCaseTests {
    private static let header = ["participant_id", "don_vi", "vai_tro", "nguoi_tham_du", "dong_y_chia_se_du_lieu"]

    private func list(_ answer: String) throws -> TemporaryFile {
        try TemporaryFile(
            "participants.xlsx",
            [Self.header, ["VN901", "Công ty Mẫu Chín", "Cầu", "Nguyễn Văn Mẫu", answer]])
    }

    private func firm(_ demo: Demo) async throws -> Participation {
        let all = try await demo.useCases.read { [event = demo.event] in try $0.participations.of(event.id) }
        return try #require(all.first { $0.code == "VN901" })
    }

    /// A delegate of a firm, and an owner, in the programme of the event.
    private func viewer(_ demo: Demo, _ role: Role, for organisation: Identifier<Organisation>? = nil) async throws
        -> Viewer
    {
        let account = try await demo.useCases.createUser(
            email: "\(role.rawValue)@mau.example.org", name: "Nguyễn Thử", language: .vi, role: role,
            organisation: organisation)
        let grants = try await demo.useCases.read { try $0.grants.of(account.id) }
        return Viewer(account: account, grants: grants)
    }

    @Test func `a no in a list is kept as a refusal with its source, once`() async throws {
        let demo = try await Demo()
        let file = try list("không")
        defer { file.remove() }
        try await demo.read(.participants, file.path)
        try await demo.read(.participants, file.path)
        let own = try await firm(demo)
        #expect(own.sharing == .refused)
        let kept = try await demo.useCases.read { [event = demo.event] in try $0.consents.of(event.id) }
        #expect(kept.count == 1 && kept.first?.state == .refused)
        #expect(
            kept.first?.source == .sheet(file: "participants.xlsx", sheet: "Sheet1", row: 2, value: "không"))
    }

    @Test func `an empty cell says nothing`() async throws {
        let demo = try await Demo()
        for (answer, expected) in [("không", Participation.Sharing.refused), ("", .refused), ("có", .agreed)] {
            let file = try list(answer)
            defer { file.remove() }
            try await demo.read(.participants, file.path)
            #expect(try await firm(demo).sharing == expected)
        }
    }

    @Test func `a later list does not overturn what the firm decided itself`() async throws {
        let demo = try await Demo()
        let first = try list("có")
        defer { first.remove() }
        try await demo.read(.participants, first.path)
        let own = try await firm(demo)
        let delegate = try await viewer(demo, .delegate, for: own.organisation)
        let subject = ConsentSubject.firm(own.organisation, at: demo.event.id)
        let receipt = try await demo.useCases.withdrawConsent(
            .sharing, for: subject, by: delegate, notice: 1, language: .vi)
        #expect(receipt.state == .withdrawn && receipt.receipt.hasPrefix("RC-2022-"))
        #expect(try await firm(demo).sharing == .refused)

        let report = try await demo.read(.participants, first.path)
        #expect(try await firm(demo).sharing == .refused)
        #expect(report.problems.map(\.kind).contains(.sharingKept))
    }

    @Test func `sharing takes both boxes, and an old notice is not agreed to`() async throws {
        let demo = try await Demo()
        let file = try list("")
        defer { file.remove() }
        try await demo.read(.participants, file.path)
        let own = try await firm(demo)
        let delegate = try await viewer(demo, .delegate, for: own.organisation)
        let subject = ConsentSubject.firm(own.organisation, at: demo.event.id)
        await #expect(throws: ConsentRefusal.noticeChanged) {
            _ = try await demo.useCases.giveConsent(.sharing, for: subject, by: delegate, notice: 2, language: .vi)
        }
        _ = try await demo.useCases.giveConsent(.sharing, for: subject, by: delegate, notice: 1, language: .vi)
        #expect(try await firm(demo).sharing == .unknown)
        _ = try await demo.useCases.giveConsent(.border, for: subject, by: delegate, notice: 1, language: .vi)
        #expect(try await firm(demo).sharing == .agreed)
    }

    @Test func `staff decide for a firm with a note, delegates of another firm and visitors not at all`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        let all = try await demo.useCases.read { [event = demo.event] in try $0.participations.of(event.id) }
        let own = try #require(all.first { $0.code == "VN001" })
        let other = try #require(all.first { $0.organisation != own.organisation })
        let owner = try await viewer(demo, .owner)
        let delegate = try await viewer(demo, .delegate, for: other.organisation)
        let subject = ConsentSubject.firm(own.organisation, at: demo.event.id)
        await #expect(throws: ConsentRefusal.noteMissing) {
            _ = try await demo.useCases.withdrawConsent(.sharing, for: subject, by: owner, notice: 1, language: .vi)
        }
        for stranger in [delegate, Viewer()] {
            await #expect(throws: UseCaseError.notFound) {
                _ = try await demo.useCases.withdrawConsent(
                    .sharing, for: subject, by: stranger, notice: 1, language: .vi)
            }
        }
        let kept = try await demo.useCases.withdrawConsent(
            .sharing, for: subject, by: owner, notice: 1, language: .vi, note: "Điện thoại")
        #expect(kept.source == .desk(note: "Điện thoại"))
    }

    @Test func `a withdrawal takes the suggestions away in the same moment`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        _ = try await demo.useCases.matchEvent(demo.event)
        let (event, owner) = (demo.event, try await viewer(demo, .owner))
        let (needs, matches) = try await demo.useCases.read { store in
            (try store.needs.of(event.id), try store.matches.of(event.id))
        }
        let need = try #require(needs.first { need in matches.contains { $0.need == need.id } })
        _ = try await demo.useCases.withdrawConsent(
            .sharing, for: .firm(need.organisation, at: event.id), by: owner, notice: 1, language: .vi, note: "Thư")
        let own = Set(needs.filter { $0.organisation == need.organisation }.map(\.id))
        let (left, isDue) = try await demo.useCases.read { store in
            (try store.matches.of(event.id), try store.matching.isDue(event.id))
        }
        #expect(!left.contains { own.contains($0.need) } && isDue && left.count < matches.count)
    }

    @Test func `who takes the registration back can no longer use the account`() async throws {
        let demo = try await Demo()
        let leader = try await viewer(demo, .leader)
        let id = try #require(leader.account).id
        _ = try await demo.useCases.withdrawConsent(
            .registration, for: .account(id), by: leader, notice: 1, language: .vi)
        #expect(try await demo.useCases.read { try $0.accounts.find(id) }?.isDisabled == true)
    }
}
