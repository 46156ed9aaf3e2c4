import Scheduling

/// What happens to a random instance after its plan is published; the kind of change goes round with the seed.
func disturbed(_ instance: Instance, seed: Int) -> Instance {
    var changed = instance
    let one = seed / 7
    switch seed % 7 {
    case 0: changed.participants[one % changed.participants.count].available = SlotSet()
    case 1: changed.participants[one % changed.participants.count].available.remove(one % changed.slots)
    case 2: changed.places[one % changed.places.count].available = SlotSet()
    case 3: changed.places.remove(at: one % changed.places.count)
    case 4:
        guard !changed.interpreters.isEmpty else { return changed }
        changed.interpreters[one % changed.interpreters.count].available = SlotSet()
    case 5: changed.participants[one % changed.participants.count].maximum = 1
    default:
        changed.meetings.remove(at: one % changed.meetings.count)
        changed.participants[one % changed.participants.count].available.remove(0)
    }
    return changed
}

/// What a plan costs against the published one, counted from the difference alone; the first number decides.
func repairCost(_ placements: [String: Placement], _ published: [String: Placement], _ instance: Instance) -> [Int] {
    let candidate = plan(placements, value: instance.value(of: placements))
    let difference = PlanDifference(from: published, to: candidate, in: instance)
    let idle = instance.idleFigures(of: placements)
    let changes = difference.moved + difference.placeChanged + difference.interpreterChanged
    return [
        difference.dropped.count, -candidate.value, difference.peopleTouched.count,
        difference.moved.count, difference.placeChanged.count, idle.idleAvailable * 32 + idle.idle,
        changes.count { $0.from.interpreter != $0.to.interpreter },
    ]
}

/// The least cost of any plan, by trying all, judged by `check` alone.
func leastRepairCost(_ instance: Instance, from published: [String: Placement]) -> [Int] {
    var best = [Int.max]
    func go(_ index: Int, _ placements: [String: Placement]) {
        let valid = check(plan(placements, value: instance.value(of: placements)), instance)
        guard valid.isEmpty else { return }
        guard index < instance.meetings.count else {
            let cost = repairCost(placements, published, instance)
            if cost.lexicographicallyPrecedes(best) { best = cost }
            return
        }
        let meeting = instance.meetings[index]
        for slot in 0..<instance.slots {
            for place in instance.places {
                let able: [String?] = meeting.interpreterSkills.isEmpty ? [nil] : instance.interpreters.map(\.id)
                for interpreter in able {
                    var next = placements
                    next[meeting.id] = Placement(slot: slot, place: place.id, interpreter: interpreter)
                    go(index + 1, next)
                }
            }
        }
        go(index + 1, placements)
    }
    go(0, [:])
    return best
}

extension Instance {
    func value(of placements: [String: Placement]) -> Int {
        meetings.reduce(0) { placements[$1.id] == nil ? $0 : $0 + $1.weight }
    }
}
