extension State {
    /// Chooses the single places of each pool, so that people stay where they sat last; placements by id of meeting.
    func placements() -> [String: Placement] {
        var placements: [String: Placement] = [:]
        var lastPlace = Array(repeating: -1, count: problem.people.count)
        for slot in 0..<problem.slots {
            var free = problem.pools.map { pool in
                pool.places.filter { problem.instance.places[$0].available.contains(slot) }
            }
            var undecided: [(task: Int, seat: Seat)] = []
            for task in bySlot[slot].sorted() {
                guard let seat = seat[task] else { continue }
                let people = [problem.tasks[task].a, problem.tasks[task].b]
                let known = Set(people.map { lastPlace[$0] })
                if let index = free[seat.pool].firstIndex(where: known.contains) {
                    settle(task, seat, free[seat.pool].remove(at: index), &lastPlace, &placements)
                } else {
                    undecided.append((task, seat))
                }
            }
            for (task, seat) in undecided {
                guard
                    let choice = free[seat.pool].indices.min(by: { left, right in
                        (wanted(free[seat.pool][left], lastPlace) ? 1 : 0, left)
                            < (wanted(free[seat.pool][right], lastPlace) ? 1 : 0, right)
                    })
                else { continue }
                settle(task, seat, free[seat.pool].remove(at: choice), &lastPlace, &placements)
            }
        }
        return placements
    }

    /// Whether somebody sat there last and may come back.
    private func wanted(_ place: Int, _ lastPlace: [Int]) -> Bool { lastPlace.contains(place) }

    private func settle(
        _ task: Int, _ seat: Seat, _ place: Int, _ lastPlace: inout [Int], _ placements: inout [String: Placement]
    ) {
        lastPlace[problem.tasks[task].a] = place
        lastPlace[problem.tasks[task].b] = place
        let interpreter = seat.worker < 0 ? nil : problem.instance.interpreters[seat.worker].id
        placements[problem.instance.meetings[task].id] = Placement(
            slot: seat.slot, place: problem.instance.places[place].id, interpreter: interpreter)
    }
}
