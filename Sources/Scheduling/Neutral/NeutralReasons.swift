extension NeutralInstance {
    /// Why each meeting that the engine's plan leaves out is left out, in the order of the instance.
    func reasons(_ plan: Plan) -> [(meeting: Int, reason: Sentence)] {
        let known = Dictionary(plan.unplaced.map { ($0.meeting, $0) }) { first, _ in first }
        return meetings.filter { plan.placements[String($0.id)] == nil }.map { meeting in
            if let missing = meeting.after.first(where: { plan.placements[String($0)] == nil }) {
                let text = "To be held after meeting \(missing), which is not placed"
                return (meeting.id, Sentence("reason.predecessorMissing", text, ["predecessor": .text("\(missing)")]))
            }
            let unplaced = known[String(meeting.id)]
            return (meeting.id, sentence(unplaced?.reason ?? .outweighed, meeting, unplaced?.slots, unplaced?.remedy))
        }
    }

    private func sentence(
        _ reason: Reason, _ meeting: Meeting, _ slots: SlotSet?, _ remedy: Remedy?
    ) -> Sentence {
        let shown = slots.map { listed(Array($0)) } ?? ""
        switch reason {
        case .noSharedSlot(let a, let b):
            return say(
                "noSharedSlot", "Never available at the same time: participants \(a) and \(b)",
                [
                    "a": a, "b": b,
                ])
        case .noAllowedSlot:
            return say(
                "noAllowedSlot", "Both are available only in slots outside its session or fixed slot: \(shown)",
                [
                    "slots": shown
                ])
        case .noFittingPlace: return say("noTable", "There are no tables", [:])
        case .noInterpreterOfSkill:
            return language("noInterpreter", "Nobody interprets", meeting)
        case .interpretersAbsent:
            return language("interpretersAbsent", "The interpreters are away in all shared slots", meeting)
        case .maximumReached(let participant):
            return say(
                "maximumReached", "Limit of meetings reached: participant \(participant)",
                [
                    "participant": participant
                ])
        case .fixedSlotTaken(let slot, let others):
            let ids = listed(others.compactMap { Int($0) })
            return say(
                "fixedSlotTaken", "Other meetings of the two take its fixed slot \(slot): \(ids)",
                [
                    "slot": "\(slot)", "meetings": ids,
                ])
        case .fullyBooked(let participant):
            return say(
                "fullyBooked", "Participant \(participant) meets others in all slots that both share",
                [
                    "participant": participant
                ])
        case .freeAtDifferentTimes(let a, let b):
            return say(
                "freeAtDifferentTimes", "Still free, but never in the same slot: participants \(a) and \(b)",
                [
                    "a": a, "b": b,
                ])
        case .placesTaken:
            guard remedy != nil else {
                return say(
                    "tablesTaken", "All tables are taken where both are free, in slots: \(shown)", ["slots": shown])
            }
            return say(
                "oneTableMore",
                "All tables are taken where both are free; one more would place it, in slots: \(shown)",
                ["slots": shown])
        case .interpretersBusy, .interpretersAtLimit:
            return remedy == nil
                ? language("interpretersBusy", "The interpreters are at work where both are free", meeting)
                : language(
                    "oneInterpreterMore",
                    "The interpreters are at work where both are free; one more would place it", meeting)
        case .placesAndInterpretersTaken:
            return language(
                "tablesAndInterpretersTaken",
                "Where both are free, either the tables are taken or the interpreters at work", meeting)
        case .outweighed: return say("outweighed", "It would fit only if other meetings moved or gave way", [:])
        }
    }

    private func say(_ key: String, _ english: String, _ values: [String: String]) -> Sentence {
        Sentence("reason." + key, english, values.mapValues { .text($0) })
    }

    private func language(_ key: String, _ english: String, _ meeting: Meeting) -> Sentence {
        let language = meeting.language ?? ""
        return say(key, "\(english): \(language)", ["language": language])
    }
}
