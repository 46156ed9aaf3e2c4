/// The slots of an instance as bits, and which of them a meeting may take alone.
struct BreaksSlots {
    private let available: [UInt128]
    private let morning: UInt128
    private let withTables: UInt128

    init(_ instance: BreaksInstance) {
        available = instance.participants.map { $0.available.reduce(UInt128(0)) { $0 | BreaksProblem.bit($1) } }
        morning = (0..<instance.morningSlots).reduce(UInt128(0)) { $0 | BreaksProblem.bit($1) }
        withTables = instance.tables.indices.reduce(UInt128(0)) {
            instance.tables[$1] > 0 ? $0 | BreaksProblem.bit($1) : $0
        }
    }

    /// The slots that suit both participants, the session, the fixed slot and the tables; throws which of these leaves
    /// none.
    func allowed(_ meeting: BreaksMeeting, _ a: Int, _ b: Int) throws(BreaksError) -> UInt128 {
        let shared = available[a] & available[b]
        guard shared != 0 else { throw .noSlot(meeting: meeting.id, because: .availability) }
        let session = meeting.session.map { $0 == .morning ? morning : ~morning } ?? ~0
        guard shared & session != 0 else { throw .noSlot(meeting: meeting.id, because: .session) }
        var allowed = shared & session
        if let fixed = meeting.fixedSlot {
            let slot = BreaksProblem.bit(fixed)
            let absent = [(a, meeting.a), (b, meeting.b)].filter { available[$0.0] & slot == 0 }.map(\.1)
            guard absent.isEmpty else { throw .noSlot(meeting: meeting.id, because: .fixedSlot(absent: absent)) }
            guard session & slot != 0 else { throw .noSlot(meeting: meeting.id, because: .fixedSlotOutsideSession) }
            allowed = slot
        }
        guard allowed & withTables != 0 else { throw .noSlot(meeting: meeting.id, because: .tables) }
        return allowed & withTables
    }
}
