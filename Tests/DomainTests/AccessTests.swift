import Domain
import Testing

@Suite struct `What roles add up to` {
    private func access(_ roles: (Role, String)...) -> Access {
        let (account, programme) = (Identifier<Account>(), Identifier<Programme>())
        return Access(roles.map { Grant(account: account, programme: programme, role: $0.0, country: $0.1) })
    }

    @Test func `a leader of one side sees no more than who looks after that side`() {
        #expect(access((.leader, "")).scope == .everything)
        #expect(access((.leader, "KR")).scope == .side("KR"))
        #expect(access((.leader, "KR")).scope == access((.partnerOrganiser, "KR")).scope)
        #expect(access((.leader, "KR")).edits == .nothing && access((.leader, "KR")).imports == .nothing)
    }

    @Test func `a partner organiser who reads all sides still looks after one`() {
        let both = access((.partnerOrganiser, "KR"), (.reviewer, ""))
        #expect(both.scope == .everything && both.edits == .side("KR") && both.imports == .side("KR"))
    }
}
