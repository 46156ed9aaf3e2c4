extension NeutralChecker {
    /// A meeting that needs an interpreter has one who exists.
    func interpretersAssigned() -> [NeutralViolation] {
        guard let list = plan.interpreter else { return [] }
        let positions = interpreterPositions
        return standing.compactMap { meeting in
            guard let language = index.language(meeting) else { return nil }
            let stated = list.indices.contains(meeting) ? list[meeting] : -1
            if stated == -1 { return .interpreterMissing(meeting: id(meeting), language: language) }
            return positions[stated] == nil
                ? .interpreterUnknown(interpreter: stated, meeting: id(meeting)) : nil
        }
    }

    /// An interpreter is available in the slots of all own meetings.
    func interpretersAvailable() -> [NeutralViolation] {
        interpreted.compactMap { meeting, position in
            let slot = plan.assignment[meeting]
            guard !index.interpreterAvailable[position].contains(slot) else { return nil }
            return .interpreterUnavailable(
                interpreter: interpreters[position].id, slot: slot, meeting: id(meeting))
        }
    }

    /// An interpreter works in the languages of all own meetings.
    func interpretersSpeak() -> [NeutralViolation] {
        interpreted.compactMap { meeting, position in
            guard let language = index.language(meeting), !interpreters[position].languages.contains(language)
            else { return nil }
            return .interpreterLacksLanguage(
                interpreter: interpreters[position].id, language: language, meeting: id(meeting))
        }
    }

    /// An interpreter works in one meeting at a time.
    func oneMeetingPerInterpreter() -> [NeutralViolation] {
        let own = Dictionary(grouping: interpreted, by: \.interpreter).sorted { $0.key < $1.key }
        return own.flatMap { position, items in
            clashes(items.map(\.meeting), by: { plan.assignment[$0] }).map {
                .interpreterDoubleBooked(
                    interpreter: interpreters[position].id, slot: $0.key, meetings: $0.meetings)
            }
        }
    }

    /// Where no interpreters are stated, those there are could serve the meetings of each slot.
    func interpretersSuffice() -> [NeutralViolation] {
        guard plan.interpreter == nil, instance.interpreters != nil else { return [] }
        let capacity = [Int](repeating: 1, count: interpreters.count)
        return bySlot.enumerated().compactMap { slot, own in
            let meetings = own.filter { index.language($0) != nil }
            let options = meetings.map { index.interpreters(for: $0, in: slot) }
            guard let few = Matching(options: options, capacity: capacity).contradicting else { return nil }
            return .interpretersTooFew(slot: slot, meetings: few.map { id(meetings[$0]) })
        }
    }

    /// Where tables are stated, every meeting has one that exists.
    func tablesAssigned() -> [NeutralViolation] {
        guard plan.table != nil else { return [] }
        return standing.compactMap { meeting in
            let table = table(meeting)
            if table == -1 { return .tableMissing(meeting: id(meeting)) }
            return (0..<max(0, instance.tables)).contains(table)
                ? nil : .tableOutside(table: table, tables: instance.tables, meeting: id(meeting))
        }
    }

    /// A table holds one meeting at a time.
    func oneMeetingPerTable() -> [NeutralViolation] {
        guard plan.table != nil else { return [] }
        return bySlot.enumerated().flatMap { slot, own in
            clashes(own.filter { table($0) >= 0 }, by: table).map {
                .tableDoubleBooked(table: $0.key, slot: slot, meetings: $0.meetings)
            }
        }
    }

    private var interpreters: [NeutralInstance.Interpreter] { instance.interpreters ?? [] }

    private var interpreterPositions: [Int: Int] {
        Dictionary(interpreters.indices.map { (interpreters[$0].id, $0) }) { first, _ in first }
    }

    /// Standing meetings that need an interpreter, with the position of the one stated.
    private var interpreted: [(meeting: Int, interpreter: Int)] {
        guard let list = plan.interpreter else { return [] }
        let positions = interpreterPositions
        return standing.compactMap { meeting in
            guard index.language(meeting) != nil, list.indices.contains(meeting) else { return nil }
            return positions[list[meeting]].map { (meeting, $0) }
        }
    }

    private func table(_ meeting: Int) -> Int {
        guard let list = plan.table, list.indices.contains(meeting) else { return -1 }
        return list[meeting]
    }
}
