extension NeutralInstance {
    /// What the engine schedules: tables as places of the one kind `table`, sessions as allowed slots, ids as text.
    ///
    /// No more tables than could ever be used at once. Where all meetings are required, each counts for something.
    public func engineInstance() -> Instance {
        let used = max(0, min(tables, meetings.count, participants.count / 2))
        let all = SlotSet.first(slots)
        let least = allRequired ? 1 : 0
        return Instance(
            slots: slots,
            participants: participants.map {
                Scheduling.Participant(id: String($0.id), available: mask($0.available), maximum: $0.maximum)
            },
            places: (0..<used).map { Place(id: String($0), kind: "table", available: all) },
            interpreters: (interpreters ?? []).map {
                Scheduling.Interpreter(id: String($0.id), skills: Set($0.languages), available: mask($0.available))
            },
            meetings: meetings.map { meeting in
                Scheduling.Meeting(
                    id: String(meeting.id), a: String(meeting.a), b: String(meeting.b),
                    weight: max(least, meeting.weight), places: .kinds(["table"]),
                    interpreterSkills: interpreters == nil ? [] : meeting.language.map { [$0] } ?? [],
                    allowed: meeting.session == nil ? nil : window(of: meeting), fixedSlot: meeting.fixed,
                    after: meeting.after.map(String.init))
            })
    }

    /// The engine's plan of `engineInstance()` in the neutral form, with tables that change as little as possible.
    ///
    /// - Parameter say: what is written for a reason, such as its sentence in the reader's language.
    public func plan(
        of plan: Plan, seconds: Double, say: (Sentence) -> String = { $0.english }
    ) -> NeutralPlan {
        let placements = meetings.map { plan.placements[String($0.id)] }
        var result = completed(placements.map { $0?.slot ?? -1 })
        result.interpreter = placements.map { $0?.interpreter.flatMap { Int($0) } ?? -1 }
        let total = meetings.reduce(0) { $0 + $1.weight }
        // Where all are required, every plan weighs the same.
        result.bound = max(result.weight ?? 0, allRequired ? total : min(plan.bound, total))
        result.optimal = result.weight == result.bound
        result.seconds = seconds
        result.unplaced = reasons(plan).map { .init(meeting: $0.meeting, reason: say($0.reason)) }
        return result
    }

    /// A plan that has only slots in the neutral form: tables, interpreters and figures are added. Without a bound.
    ///
    /// nil where the interpreters cannot serve it.
    public func plan(ofSlots assignment: [Int]) -> NeutralPlan? {
        var result = completed(assignment)
        let index = NeutralIndex(self)
        var chosen = [Int](repeating: -1, count: meetings.count)
        let capacity = [Int](repeating: 1, count: interpreters?.count ?? 0)
        for slot in 0..<slots {
            let own = meetings.indices.filter { assignment[$0] == slot && index.language($0) != nil }
            let matching = Matching(options: own.map { index.interpreters(for: $0, in: slot) }, capacity: capacity)
            guard matching.contradicting == nil else { return nil }
            for (meeting, choice) in zip(own, matching.choice) { chosen[meeting] = (interpreters ?? [])[choice].id }
        }
        result.interpreter = chosen
        return result
    }

    /// An assignment with its tables and figures.
    private func completed(_ assignment: [Int]) -> NeutralPlan {
        var plan = NeutralPlan(assignment: assignment, table: seats(assignment))
        let figures = figures(of: assignment)
        plan.weight = figures.weight
        plan.breaks = figures.breaks
        plan.idle = figures.idle
        plan.idleAvailable = figures.idleAvailable
        return plan
    }
}
