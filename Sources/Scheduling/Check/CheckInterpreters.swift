extension Checker {
    /// A meeting whose two sides share no language has an interpreter.
    func interpreterPresent() -> [Violation] {
        placed.filter { !$0.meeting.interpreterSkills.isEmpty && $0.at.interpreter == nil }
            .map { .interpreterMissing(meeting: $0.meeting.id) }
    }

    /// The interpreter of a meeting has one of the skills it can be held with.
    func interpreterSkill() -> [Violation] {
        interpreted.filter { item, interpreter in
            !item.meeting.interpreterSkills.isEmpty
                && interpreter.skills.isDisjoint(with: item.meeting.interpreterSkills)
        }.map { .interpreterLacksSkill(interpreter: $1.id, meeting: $0.meeting.id) }
    }

    /// An interpreter is available in the slots of all own meetings.
    func interpreterAvailable() -> [Violation] {
        interpreted.filter { !$1.available.contains($0.at.slot) }.map {
            .interpreterUnavailable(interpreter: $1.id, slot: $0.at.slot, meeting: $0.meeting.id)
        }
    }

    /// An interpreter works in one meeting at a time.
    func oneMeetingPerInterpreter() -> [Violation] {
        instance.interpreters.flatMap { interpreter in
            bySlot(meetings(of: interpreter)).filter { $0.meetings.count > 1 }.map {
                .interpreterDoubleBooked(interpreter: interpreter.id, slot: $0.slot, meetings: $0.meetings)
            }
        }
    }

    /// An interpreter works in no more meetings than agreed for the day.
    func interpreterMaximum() -> [Violation] {
        instance.interpreters.compactMap { interpreter in
            let own = meetings(of: interpreter).map(\.meeting.id)
            guard let maximum = interpreter.maximum, own.count > maximum else { return nil }
            return .interpreterAboveMaximum(interpreter: interpreter.id, maximum: maximum, meetings: own)
        }
    }

    /// An interpreter has a pause after the agreed number of meetings in a row within a block.
    func interpreterPauses() -> [Violation] {
        instance.interpreters.flatMap { interpreter -> [Violation] in
            guard let maximum = interpreter.maximumInRow else { return [] }
            var runs: [(last: Int, meetings: [String])] = []
            for (slot, meetings) in bySlot(meetings(of: interpreter)) {
                if let run = runs.last, slot == run.last + 1, block(of: slot) == block(of: run.last) {
                    runs[runs.count - 1] = (slot, run.meetings + meetings)
                } else {
                    runs.append((slot, meetings))
                }
            }
            return runs.filter { $0.meetings.count > maximum }.map {
                .interpreterWithoutPause(
                    interpreter: interpreter.id, maximumInRow: maximum, meetings: $0.meetings)
            }
        }
    }

    /// An interpreter can work at the place, a remote one only where there is a screen.
    func interpreterServesPlace() -> [Violation] {
        interpreted.compactMap { item, interpreter in
            guard let kinds = interpreter.servesKinds, let place = places[item.at.place], !kinds.contains(place.kind)
            else { return nil }
            return .interpreterCannotServePlace(
                interpreter: interpreter.id, place: place.id, meeting: item.meeting.id)
        }
    }

    /// What is fixed about a meeting is kept where the meeting is placed.
    func fixedKept() -> [Violation] {
        placed.flatMap { item -> [Violation] in
            var violations: [Violation] = []
            if let slot = item.meeting.fixedSlot, slot != item.at.slot {
                violations.append(.fixedSlotLeft(slot: slot, meeting: item.meeting.id))
            }
            if let place = item.meeting.fixedPlace, place != item.at.place {
                violations.append(.fixedPlaceLeft(place: place, meeting: item.meeting.id))
            }
            if let interpreter = item.meeting.fixedInterpreter, interpreter != item.at.interpreter {
                violations.append(.fixedInterpreterLeft(interpreter: interpreter, meeting: item.meeting.id))
            }
            return violations
        }
    }

    /// A locked meeting is in the plan.
    func lockedPlaced() -> [Violation] {
        instance.meetings.filter { $0.locked && plan.placements[$0.id] == nil }
            .map { .lockedMeetingMissing(meeting: $0.id) }
    }

    private var interpreted: [(Placed, Interpreter)] {
        placed.compactMap { item in item.at.interpreter.flatMap { interpreters[$0] }.map { (item, $0) } }
    }

    private func meetings(of interpreter: Interpreter) -> [Placed] {
        placed.filter { $0.at.interpreter == interpreter.id }
    }

    private func block(of slot: Int) -> Int {
        instance.blocks.indices.contains(slot) ? instance.blocks[slot] : 0
    }
}
