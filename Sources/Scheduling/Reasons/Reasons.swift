extension State {
    /// Why each meeting that is nowhere is nowhere, in the order of the instance.
    func reasons() -> [Unplaced] {
        var probe = self
        return problem.tasks.indices.filter { seat[$0] == nil }.map { task in
            without(task) ?? againstPeople(task) ?? againstResources(task, &probe)
        }
    }

    /// What forbids the meeting whoever else meets.
    private func without(_ task: Int) -> Unplaced? {
        let it = problem.tasks[task]
        let meeting = problem.instance.meetings[task]
        let shared = problem.people[it.a].available & problem.people[it.b].available
        if shared == 0 { return unplaced(task, .noSharedSlot(a: meeting.a, b: meeting.b), 0) }
        let allowed = allowedSlots(task)
        if allowed == 0 { return unplaced(task, .noAllowedSlot, shared) }
        guard it.slots == 0 else { return nil }
        let housed = allowed & slots { slot in it.pools.contains { problem.pools[$0].capacity[slot] > 0 } }
        if housed == 0 {
            let alone = !it.needsInterpreter || allowed & attended(task, anywhere: true) != 0
            return unplaced(task, .noFittingPlace(kinds: kinds(task)), allowed, alone ? placeMore(task) : nil)
        }
        if it.interpreters.isEmpty {
            return unplaced(
                task, .noInterpreterOfSkill(skills: meeting.interpreterSkills), housed, helper(task, in: housed))
        }
        return unplaced(
            task, .interpretersAbsent(skills: meeting.interpreterSkills, interpreters: names(it.interpreters)),
            housed, helper(task, in: housed))
    }

    /// What the other meetings of the two leave no room for.
    private func againstPeople(_ task: Int) -> Unplaced? {
        let it = problem.tasks[task]
        let meeting = problem.instance.meetings[task]
        for (person, id) in [(it.a, meeting.a), (it.b, meeting.b)]
        where load[person] >= problem.people[person].maximum {
            return unplaced(task, .maximumReached(participant: id), it.slots)
        }
        let freeA = it.slots & ~full[it.a]
        let freeB = it.slots & ~full[it.b]
        guard freeA & freeB == 0 else { return nil }
        if let slot = meeting.fixedSlot {
            let others = bySlot[slot].filter { other in
                let ends = [problem.tasks[other].a, problem.tasks[other].b]
                return ends.contains(it.a) || ends.contains(it.b)
            }
            let ids = others.sorted().map { problem.instance.meetings[$0].id }
            return unplaced(task, .fixedSlotTaken(slot: slot, by: ids), it.slots)
        }
        if freeA == 0 { return unplaced(task, .fullyBooked(participant: meeting.a), it.slots) }
        if freeB == 0 { return unplaced(task, .fullyBooked(participant: meeting.b), it.slots) }
        return unplaced(task, .freeAtDifferentTimes(a: meeting.a, b: meeting.b), freeA | freeB)
    }

    /// Which place or interpreter lacks in the slots where both are free.
    ///
    /// The probe is a copy of this state, and so left.
    private func againstResources(_ task: Int, _ probe: inout State) -> Unplaced {
        let it = problem.tasks[task]
        let skills = problem.instance.meetings[task].interpreterSkills
        let free = open(task)
        let housed = free & slots { vacancy(task, $0) }
        let attended = it.needsInterpreter ? free & attended(task, anywhere: false) : free
        guard free != 0, !probe.insert(task, among: SlotSet(bits: free)) else {
            probe.undo(to: 0)
            return unplaced(task, .outweighed, free)
        }
        if housed == 0 {
            let places =
                SlotSet(bits: free).map { slot in
                    it.pools.reduce(0) { $0 + problem.pools[$1].capacity[slot] }
                }.max() ?? 0
            let remedy = attended == 0 ? nil : placeMore(task)
            return unplaced(task, .placesTaken(kinds: kinds(task), places: places), free, remedy)
        }
        guard attended == 0 else {
            return unplaced(
                task, .placesAndInterpretersTaken(kinds: kinds(task), skills: skills), free,
                .oneInterpreterMore(skills: skills))
        }
        let remedy = Remedy.oneInterpreterMore(skills: skills)
        let resting = it.interpreters.filter {
            problem.workers[$0].available & ~working[$0] & housed != 0
        }
        if !resting.isEmpty {
            return unplaced(
                task, .interpretersAtLimit(skills: skills, interpreters: names(resting)), housed, remedy)
        }
        return unplaced(
            task, .interpretersBusy(skills: skills, interpreters: names(it.interpreters)), housed, remedy)
    }

    private func unplaced(_ task: Int, _ reason: Reason, _ slots: UInt128, _ remedy: Remedy? = nil) -> Unplaced {
        Unplaced(
            meeting: problem.instance.meetings[task].id, reason: reason, slots: SlotSet(bits: slots), remedy: remedy)
    }

    private func placeMore(_ task: Int) -> Remedy { .onePlaceMore(kinds: kinds(task)) }

    /// One more interpreter helps where both are free in a slot that has a place left.
    private func helper(_ task: Int, in housed: UInt128) -> Remedy? {
        let it = problem.tasks[task]
        guard load[it.a] < problem.people[it.a].maximum, load[it.b] < problem.people[it.b].maximum else { return nil }
        let free = housed & ~full[it.a] & ~full[it.b] & slots { vacancy(task, $0) }
        return free == 0 ? nil : .oneInterpreterMore(skills: problem.instance.meetings[task].interpreterSkills)
    }

    private func allowedSlots(_ task: Int) -> UInt128 {
        let it = problem.tasks[task]
        let meeting = problem.instance.meetings[task]
        var slots = problem.people[it.a].available & problem.people[it.b].available
        if let allowed = meeting.allowed { slots &= allowed.bits }
        if let fixed = meeting.fixedSlot { slots &= 1 &<< UInt128(fixed) }
        return slots
    }

    private func vacancy(_ task: Int, _ slot: Int) -> Bool {
        problem.tasks[task].pools.contains { taken[$0 * problem.slots + slot] < problem.pools[$0].capacity[slot] }
    }

    /// The slots in which an able interpreter is (`anywhere`) available or (otherwise) free to work.
    private func attended(_ task: Int, anywhere: Bool) -> UInt128 {
        slots { slot in
            problem.tasks[task].interpreters.contains { worker in
                anywhere
                    ? problem.workers[worker].available & (1 &<< UInt128(slot)) != 0 : canWork(worker, at: slot)
            }
        }
    }

    private func slots(where holds: (Int) -> Bool) -> UInt128 {
        (0..<problem.slots).reduce(0) { holds($1) ? $0 | 1 &<< UInt128($1) : $0 }
    }

    private func kinds(_ task: Int) -> [String] {
        switch problem.instance.meetings[task].places {
        case .kinds(let kinds): return kinds
        case .only:
            var seen: Set<String> = []
            return problem.tasks[task].pools.map { problem.pools[$0].kind }.filter { seen.insert($0).inserted }
        }
    }

    private func names(_ workers: [Int]) -> [String] { workers.map { problem.instance.interpreters[$0].id } }
}
