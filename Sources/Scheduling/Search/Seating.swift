extension State {
    /// Chooses the single places of each pool, so that people stay where they sat last; placements by id of meeting.
    func placements() -> [String: Placement] {
        var placements: [String: Placement] = [:]
        placements.reserveCapacity(placed)
        var seating = Seating(problem)
        for slot in 0..<problem.slots {
            seating.begin(slot)
            var undecided: [(task: Int, seat: Seat)] = []
            func settle(_ task: Int, _ seat: Seat, _ place: Int) {
                seating.take(place, for: problem.tasks[task])
                let interpreter = seat.worker < 0 ? nil : problem.instance.interpreters[seat.worker].id
                placements[problem.instance.meetings[task].id] = Placement(
                    slot: slot, place: problem.instance.places[place].id, interpreter: interpreter)
            }
            for task in bySlot[slot].sorted() {
                guard let seat = seat[task] else { continue }
                if let place = seating.lastPlace(of: problem.tasks[task], in: seat.pool) {
                    settle(task, seat, place)
                } else {
                    undecided.append((task, seat))
                }
            }
            for (task, seat) in undecided {
                if let place = seating.leastWanted(in: seat.pool) { settle(task, seat, place) }
            }
        }
        return placements
    }
}

/// Which places are free in the present slot, and who sat where last.
private struct Seating {
    private let problem: Problem
    private var lastPlace: [Int]
    /// How many people sat at each place last, and may come back.
    private var wanted: [Int]
    private var free: [Bool]
    private let poolOf: [Int]
    /// The free places of each pool, the best choice last; some of them taken since.
    private var choices: [[Int]] = []

    init(_ problem: Problem) {
        self.problem = problem
        lastPlace = Array(repeating: -1, count: problem.people.count)
        wanted = Array(repeating: 0, count: problem.instance.places.count)
        free = Array(repeating: false, count: wanted.count)
        var poolOf = free.map { _ in -1 }
        for (index, pool) in problem.pools.enumerated() {
            for place in pool.places { poolOf[place] = index }
        }
        self.poolOf = poolOf
    }

    mutating func begin(_ slot: Int) {
        for (index, place) in problem.instance.places.enumerated() { free[index] = place.available.contains(slot) }
        choices = []
    }

    /// A free place of the pool where one of the two sat last.
    func lastPlace(of task: Problem.Task, in pool: Int) -> Int? {
        [lastPlace[task.a], lastPlace[task.b]].filter { $0 >= 0 && free[$0] && poolOf[$0] == pool }.min()
    }

    /// A free place of the pool, if possible one that nobody sat at last. Call after all `lastPlace` of the slot.
    mutating func leastWanted(in pool: Int) -> Int? {
        if choices.isEmpty {
            choices = problem.pools.map { pool in
                pool.places.filter { free[$0] }.sorted { (min(1, wanted[$1]), $1) < (min(1, wanted[$0]), $0) }
            }
        }
        while let place = choices[pool].popLast() {
            if free[place] { return place }
        }
        return nil
    }

    mutating func take(_ place: Int, for task: Problem.Task) {
        free[place] = false
        for person in [task.a, task.b] {
            if lastPlace[person] >= 0 { wanted[lastPlace[person]] -= 1 }
            lastPlace[person] = place
            wanted[place] += 1
        }
    }
}
