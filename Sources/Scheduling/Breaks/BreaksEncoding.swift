/// The problem as clauses: which slot each meeting takes, who is busy when, how many meetings each has had so far, and
/// where breaks end.
struct BreaksEncoding: ~Copyable {
    /// In which slots the people busy are counted as well as the meetings: implied, and a help to some searches and a
    /// burden to others.
    enum Attendance {
        /// Where the other slots leave meetings over.
        case scarceSlots
        case everySlot, none
    }

    let problem: BreaksProblem
    private let attendance: Attendance
    var solver = SatSolver()
    /// A literal that always holds.
    let truth: SatLiteral
    /// Per meeting and slot: the meeting takes the slot. False where it cannot.
    var takes: [[SatLiteral]] = []
    /// Per participant and slot.
    var busy: [[SatLiteral]] = []
    /// Per participant, in unary: it has more than so many breaks.
    var breaks: [[SatLiteral]] = []

    var falsity: SatLiteral { truth ^ 1 }

    init(_ problem: BreaksProblem, attendance: Attendance = .scarceSlots) {
        self.problem = problem
        self.attendance = attendance
        truth = solver.variable()
        solver.add([truth])
        encodeMeetings()
        encodeTables()
        encodePrecedences()
        for person in 0..<problem.people { encodeDay(of: person) }
        encodeFairness()
    }

    /// Each meeting takes one slot, and each participant one meeting per slot.
    private mutating func encodeMeetings() {
        for meeting in problem.meetings {
            var row = [SatLiteral](repeating: falsity, count: problem.slots)
            var open: [SatLiteral] = []
            for slot in 0..<problem.slots where meeting.allowed & BreaksProblem.bit(slot) != 0 {
                row[slot] = solver.variable()
                open.append(row[slot])
            }
            solver.add(open)
            solver.addAtMostOne(open)
            takes.append(row)
        }
        for meetings in problem.meetingsOf {
            var row: [SatLiteral] = []
            for slot in 0..<problem.slots {
                let here = meetings.map { takes[$0][slot] }.filter { $0 != falsity }
                row.append(here.isEmpty ? falsity : solver.disjunction(of: here))
                solver.addAtMostOne(here)
            }
            busy.append(row)
        }
    }

    /// No slot holds more meetings than tables, and none fewer than the other slots leave over.
    ///
    /// Meetings are counted by one of their participants, chosen so that few participants count: at most one meeting of
    /// each is in the slot.
    private mutating func encodeTables() {
        let groups = problem.stars()
        let total = problem.tables.reduce(0) { $0 + min($1, groups.count) }
        for slot in 0..<problem.slots {
            let room = problem.tables[slot]
            var counted: [SatLiteral] = []
            for group in groups {
                let here = group.map { takes[$0][slot] }.filter { $0 != falsity }
                if !here.isEmpty { counted.append(solver.disjunction(of: here)) }
            }
            let needed = problem.meetings.count - (total - min(room, groups.count))
            let countsPeople = attendance == .scarceSlots ? needed > 0 : attendance == .everySlot
            guard counted.count > room || needed > 0 || countsPeople else { continue }
            let outputs = solver.count(counted, upTo: min(room, counted.count) + 1)
            if room < outputs.count { solver.add([outputs[room] ^ 1]) }
            if needed > outputs.count { solver.add([]) } else if needed > 0 { solver.add([outputs[needed - 1]]) }
            if countsPeople { encodeAttendance(in: slot, meetings: outputs) }
        }
    }

    /// Twice as many people are busy in a slot as it holds meetings: implied, but what shows that days without breaks
    /// do not fit where tables are scarce in every slot; elsewhere it only slows the search down.
    private mutating func encodeAttendance(in slot: Int, meetings: [SatLiteral]) {
        let people = busy.map { $0[slot] }.filter { $0 != falsity }
        let outputs = solver.count(people, upTo: min(people.count, 2 * meetings.count))
        for (index, some) in outputs.enumerated() {
            let number = index / 2
            solver.add([some ^ 1, meetings[number]])
            solver.add([meetings[number] ^ 1, some])
        }
        for number in meetings.indices where 2 * number + 1 >= outputs.count { solver.add([meetings[number] ^ 1]) }
    }

    /// A meeting lies in a later slot than each of those before it.
    private mutating func encodePrecedences() {
        for (index, meeting) in problem.meetings.enumerated() {
            for earlier in meeting.before {
                var had = falsity
                for slot in 0..<problem.slots {
                    if takes[index][slot] != falsity { solver.add([takes[index][slot] ^ 1, had]) }
                    if takes[earlier][slot] != falsity {
                        had =
                            had == falsity
                            ? takes[earlier][slot] : solver.disjunction(of: [had, takes[earlier][slot]])
                    }
                }
            }
        }
    }

    /// A plan that the last search has found: a slot for each meeting.
    func plan() -> [Int] {
        takes.map { row in row.firstIndex { $0 != falsity && solver.holds($0) } ?? -1 }
    }

    /// Lets the search start near a plan.
    func prefer(_ plan: [Int]) {
        for (row, chosen) in zip(takes, plan) {
            for (slot, literal) in row.enumerated() where literal != falsity {
                solver.prefer(slot == chosen ? literal : literal ^ 1)
            }
        }
    }
}

extension BreaksProblem {
    /// Whether some slot cannot stay empty: all the others together have too few tables.
    var tablesAreScarce: Bool {
        let most = stars().count
        let room = tables.map { min($0, most) }
        return meetings.count > room.reduce(0, +) - (room.max() ?? 0)
    }

    /// The meetings in groups, each of which one participant attends throughout: few groups, found greedily.
    func stars() -> [[Int]] {
        var counted = [Bool](repeating: false, count: meetings.count)
        var left = meetingsOf.map(\.count)
        var groups: [[Int]] = []
        while let person = left.indices.max(by: { (left[$0], $1) < (left[$1], $0) }), left[person] > 0 {
            let group = meetingsOf[person].filter { !counted[$0] }
            for index in group {
                counted[index] = true
                left[meetings[index].a] -= 1
                left[meetings[index].b] -= 1
            }
            groups.append(group)
        }
        return groups
    }
}
