public import Domain
import Storage

extension UseCases {
    /// Makes the people as whom anybody may look at the demo, where they are missing: one for each role.
    public func makeDemoIdentities() async throws {
        guard let event = try await events().last, let programme = event.programme else { return }
        let (participations, organisations, interpreters) = try await read { store in
            (
                try store.participations.of(event.id), try store.organisations.of(event.id),
                try store.interpreters.of(event.id)
            )
        }
        func firm(_ country: String, _ role: Participation.Role) -> Identifier<Organisation>? {
            let ids = Set(organisations.filter { $0.country == country }.map(\.id))
            return participations.first { ids.contains($0.organisation) && $0.role == role }?.organisation
        }
        let people: [(String, String, Language, Grant?)] = [
            ("owner", "Trần Minh Chủ", .vi, grant(.owner, "VN", programme)),
            ("organiser.kr", "김하나", .ko, grant(.partnerOrganiser, "KR", programme)),
            ("reviewer", "Lê Thẩm Định", .vi, grant(.reviewer, "", programme)),
            ("delegate.vn", "Mạc Đức Vinh", .vi, grant(.delegate, "", programme, firm("VN", .demand))),
            ("delegate.kr", "박서준", .ko, grant(.delegate, "", programme, firm("KR", .supply))),
            ("desk", "Phạm Đón Tiếp", .vi, grant(.frontDesk, "", programme)),
            ("interpreter", "Vũ Phiên Dịch", .ko, grant(.interpreter, "", programme, nil, interpreters.first?.id)),
            ("leader", "Nguyễn Lãnh Đạo", .vi, grant(.leader, "", programme)),
        ]
        for (mailbox, name, language, grant) in people {
            guard let grant else { continue }
            let email = mailbox + Account.demoDomain
            guard try await account(email: email) == nil else { continue }
            _ = try await createUser(
                email: email, name: name, language: language, role: grant.role, country: grant.country,
                programme: programme, organisation: grant.organisation, interpreter: grant.interpreter)
        }
    }

    /// `nil`: a delegate without a firm.
    private func grant(
        _ role: Role, _ country: String, _ programme: Identifier<Programme>,
        _ organisation: Identifier<Organisation>? = nil, _ interpreter: Identifier<Interpreter>? = nil
    ) -> Grant? {
        guard role != .delegate || organisation != nil else { return nil }
        return Grant(
            account: .init(), programme: programme, role: role, country: country, organisation: organisation,
            interpreter: interpreter)
    }
}

extension Account {
    /// What the addresses of the demo's people end in; no mail leads there.
    static let demoDomain = "@demo.example.org"

    /// One of the people as whom anybody may look at a demo: nobody outside of one.
    public var isOfDemo: Bool { email.hasSuffix(Self.demoDomain) }
}
