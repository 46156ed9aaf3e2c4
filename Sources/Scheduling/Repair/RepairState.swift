/// A plan on the way from the published one, with what it costs: kept up to date from step to step.
struct RepairState {
    let problem: Problem
    let homes: Homes
    var state: State
    /// What the present plan costs, steps not settled left aside.
    private(set) var cost = RepairCost()
    /// How many changes there are in each person's timetable.
    private(set) var touches: [Int]
    /// Published meetings of the past that stay exactly as they are.
    private(set) var frozen: [Bool]
    private var noted: [Seat?]
    private var waits: [Int]
    private var difference: [Int]
    private var taskSeen: [Int]
    private var personSeen: [Int]
    private var round = 0

    init(_ problem: Problem, _ homes: Homes, _ state: State) {
        self.problem = problem
        self.homes = homes
        self.state = state
        noted = state.seat
        touches = Array(repeating: 0, count: problem.people.count)
        difference = touches
        waits = touches
        personSeen = touches
        taskSeen = Array(repeating: 0, count: problem.tasks.count)
        frozen = problem.tasks.indices.map { homes.past[$0] && state.seat[$0] == homes.seat[$0] }
        for (index, task) in problem.tasks.enumerated() {
            cost = cost + homes.cost(index, noted[index], weight: task.weight)
            guard homes.changes(index, noted[index]) else { continue }
            touches[task.a] += 1
            touches[task.b] += 1
        }
        for person in problem.people.indices {
            waits[person] = Self.waiting(state.waiting(person))
            cost.waiting += waits[person]
            if touches[person] > 0 { cost.people += 1 }
        }
    }

    private static func waiting(_ figures: IdleFigures) -> Int { figures.idleAvailable * 32 + figures.idle }

    /// The tasks that are elsewhere since the plan was last settled.
    mutating func unsettled() -> [Int] {
        round += 1
        return state.touched(since: 0).filter { task in
            guard taskSeen[task] != round else { return false }
            taskSeen[task] = round
            return state.seat[task] != noted[task]
        }
    }

    /// What the plan costs with the steps taken since it was settled; nil where they touch what is past.
    mutating func trial() -> RepairCost? { account(for: unsettled(), keeping: false) }

    /// Takes the steps since as done.
    mutating func settle() {
        let tasks = unsettled()
        if let cost = account(for: tasks, keeping: true) { self.cost = cost }
        for task in tasks { noted[task] = state.seat[task] }
        state.commit()
    }

    private mutating func account(for tasks: [Int], keeping: Bool) -> RepairCost? {
        var sum = cost
        var people: [Int] = []
        var valid = true
        for task in tasks {
            if frozen[task] { valid = false }
            let it = problem.tasks[task]
            let (old, new) = (noted[task], state.seat[task])
            sum = sum + homes.cost(task, new, weight: it.weight) - homes.cost(task, old, weight: it.weight)
            let change = (homes.changes(task, new) ? 1 : 0) - (homes.changes(task, old) ? 1 : 0)
            for person in [it.a, it.b] {
                if personSeen[person] != round {
                    personSeen[person] = round
                    people.append(person)
                }
                difference[person] += change
            }
        }
        for person in people {
            let now = touches[person] + difference[person]
            sum.people += (now > 0 ? 1 : 0) - (touches[person] > 0 ? 1 : 0)
            let wait = Self.waiting(state.waiting(person))
            sum.waiting += wait - waits[person]
            if keeping { (touches[person], waits[person]) = (now, wait) }
            difference[person] = 0
        }
        return valid ? sum : nil
    }
}

extension RepairCost {
    static func + (left: RepairCost, right: RepairCost) -> RepairCost {
        RepairCost(
            lost: left.lost + right.lost, weight: left.weight + right.weight, people: left.people + right.people,
            moved: left.moved + right.moved, waiting: left.waiting + right.waiting,
            interpreters: left.interpreters + right.interpreters)
    }

    static func - (left: RepairCost, right: RepairCost) -> RepairCost {
        RepairCost(
            lost: left.lost - right.lost, weight: left.weight - right.weight, people: left.people - right.people,
            moved: left.moved - right.moved, waiting: left.waiting - right.waiting,
            interpreters: left.interpreters - right.interpreters)
    }
}
