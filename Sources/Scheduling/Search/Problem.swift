/// An instance in indices and bits: what the solver works on. Built once, never changed.
///
/// Places that no meeting can tell apart (same kind, none named by a meeting) form a pool; the search counts places by
/// pool and slot, and `Seating` chooses the single places at the end. A class, so that the search, which looks things
/// up all the time, copies one reference and not many.
package final class Problem: Sendable {
    struct Person: Sendable {
        var available: UInt128
        var maximum: Int
        var parallel: Int
        var meetings: [Int] = []
    }

    struct Task: Sendable {
        var a: Int
        var b: Int
        var weight: Int
        /// Pools in order of preference.
        var pools: [Int]
        /// Interpreters who have a skill for it; empty though `needsInterpreter` means nobody.
        var interpreters: [Int]
        /// Index of that set of interpreters among the crews.
        var crew: Int
        var needsInterpreter: Bool
        /// The slots in which both are available, the meeting is allowed, and a place and an interpreter exist.
        var slots: UInt128
        var locked: Bool
        /// The tasks that must be placed earlier for this one to be placed, and those that wait for this one.
        var before: [Int] = []
        var after: [Int] = []
    }

    struct Pool: Sendable {
        var kind: String
        var places: [Int]
        /// How many of the places are available, by slot.
        var capacity: [Int]
    }

    struct Worker: Sendable {
        var available: UInt128
        var maximum: Int
        var maximumInRow: Int
        /// By pool.
        var serves: [Bool]
    }

    let instance: Instance
    let slots: Int
    /// The slots of each slot's block.
    let blockMask: [UInt128]
    /// The first slot of each block.
    let blockStarts: UInt128
    let people: [Person]
    let tasks: [Task]
    let pools: [Pool]
    let workers: [Worker]
    /// The interpreters as sets of indices in bits: those of each crew, those who serve each pool, those present in
    /// each slot.
    let crews: WorkerSets
    let crewCount: Int
    let servers: WorkerSets
    let present: WorkerSets

    package init(_ instance: Instance) throws(InstanceError) {
        try instance.validate()
        self.instance = instance
        slots = instance.slots
        let blocks = instance.blocks.isEmpty ? Array(repeating: 0, count: slots) : instance.blocks
        blockMask = blocks.indices.map { slot in Self.run(around: slot, in: blocks) }
        blockStarts = blocks.indices.reduce(0) { starts, slot in
            slot == 0 || blocks[slot - 1] != blocks[slot] ? starts | 1 &<< UInt128(slot) : starts
        }
        let pools = Self.pools(of: instance)
        var people = instance.participants.map {
            Person(available: $0.available.bits, maximum: $0.maximum ?? .max, parallel: $0.parallel)
        }
        let kinds = pools.map(\.kind)
        let workers = instance.interpreters.map { interpreter in
            Worker(
                available: interpreter.available.bits, maximum: interpreter.maximum ?? .max,
                maximumInRow: interpreter.maximumInRow ?? .max,
                serves: kinds.map { interpreter.servesKinds?.contains($0) ?? true })
        }
        var servers = WorkerSets(pools.count, workers: workers.count)
        var present = WorkerSets(instance.slots, workers: workers.count)
        for (index, worker) in workers.enumerated() {
            for pool in pools.indices where worker.serves[pool] { servers.insert(index, into: pool) }
            for slot in SlotSet(bits: worker.available) { present.insert(index, into: slot) }
        }
        self.servers = servers
        self.present = present
        (tasks, crews, crewCount) = Self.tasks(of: instance, pools: pools, workers: workers)
        for (index, task) in tasks.enumerated() {
            people[task.a].meetings.append(index)
            people[task.b].meetings.append(index)
        }
        self.people = people
        self.pools = pools
        self.workers = workers
    }

    /// What decides which interpreters are able to serve a meeting.
    private struct Needs: Hashable {
        var skills: [String]
        var fixed: String?
    }

    /// The slots around one that follow each other without a break.
    private static func run(around slot: Int, in blocks: [Int]) -> UInt128 {
        var first = slot
        var last = slot
        while first > 0, blocks[first - 1] == blocks[slot] { first -= 1 }
        while last + 1 < blocks.count, blocks[last + 1] == blocks[slot] { last += 1 }
        return SlotSet.first(last + 1).subtracting(.first(first)).bits
    }

    private static func pools(of instance: Instance) -> [Pool] {
        var named = Set(instance.meetings.compactMap(\.fixedPlace))
        for meeting in instance.meetings {
            if case .only(let ids) = meeting.places { named.formUnion(ids) }
        }
        var pools: [Pool] = []
        var byKind: [String: Int] = [:]
        for (index, place) in instance.places.enumerated() {
            let own = named.contains(place.id)
            let pool = own ? pools.count : byKind[place.kind] ?? pools.count
            if pool == pools.count {
                pools.append(
                    Pool(kind: place.kind, places: [], capacity: Array(repeating: 0, count: instance.slots)))
                if !own { byKind[place.kind] = pool }
            }
            pools[pool].places.append(index)
            for slot in place.available { pools[pool].capacity[slot] += 1 }
        }
        return pools
    }

    private static func tasks(
        of instance: Instance, pools: [Pool], workers: [Worker]
    ) -> (tasks: [Task], crews: WorkerSets, crewCount: Int) {
        func index<Item: Identifiable<String>>(_ items: [Item]) -> [String: Int] {
            Dictionary(items.enumerated().map { ($1.id, $0) }) { first, _ in first }
        }
        let people = index(instance.participants)
        let interpreters = index(instance.interpreters)
        var poolOfPlace: [String: Int] = [:]
        for (pool, content) in pools.enumerated() {
            for place in content.places { poolOfPlace[instance.places[place].id] = pool }
        }
        var crewOf: [[Int]: Int] = [:]
        var crews: [[Int]] = []
        var choices: [PlaceChoice: [Int]] = [:]
        var known: [Needs: Int] = [:]
        var suited: [Int: [UInt128]] = [:]
        var tasks = instance.meetings.map { meeting in
            let a = people[meeting.a] ?? 0
            let b = people[meeting.b] ?? 0
            var choice =
                choices[meeting.places] ?? orderedPools(for: meeting, pools: pools, poolOfPlace: poolOfPlace)
            choices[meeting.places] = choice
            if let fixed = meeting.fixedPlace { choice = choice.filter { $0 == poolOfPlace[fixed] } }
            let skills = Needs(skills: meeting.interpreterSkills, fixed: meeting.fixedInterpreter)
            let crew =
                known[skills]
                ?? { () -> Int in
                    var able = instance.interpreters.indices.filter {
                        !instance.interpreters[$0].skills.isDisjoint(with: meeting.interpreterSkills)
                    }
                    if let fixed = meeting.fixedInterpreter { able = able.filter { $0 == interpreters[fixed] } }
                    let crew = crewOf[able] ?? crews.count
                    if crew == crews.count {
                        crewOf[able] = crew
                        crews.append(able)
                    }
                    return crew
                }()
            known[skills] = crew
            let able = crews[crew]
            var slots = instance.participants[a].available.bits & instance.participants[b].available.bits
            if let allowed = meeting.allowed { slots &= allowed.bits }
            if let fixed = meeting.fixedSlot { slots &= 1 &<< UInt128(fixed) }
            let needs = !meeting.interpreterSkills.isEmpty
            // By crew, the slots in which each pool has a place and somebody of the crew to serve it.
            let served =
                suited[needs ? crew : -1]
                ?? pools.indices.map { pool in
                    (0..<instance.slots).reduce(0) { set, slot in
                        let bit: UInt128 = 1 &<< UInt128(slot)
                        let fits =
                            pools[pool].capacity[slot] > 0
                            && (!needs
                                || able.contains {
                                    workers[$0].available & bit != 0 && workers[$0].serves[pool]
                                        && workers[$0].maximum > 0 && workers[$0].maximumInRow > 0
                                })
                        return fits ? set | bit : set
                    }
                }
            suited[needs ? crew : -1] = served
            slots &= choice.reduce(0) { $0 | served[$1] }
            return Task(
                a: a, b: b, weight: meeting.weight, pools: choice, interpreters: able, crew: crew,
                needsInterpreter: needs, slots: slots, locked: meeting.locked)
        }
        var sets = WorkerSets(crews.count, workers: workers.count)
        for (crew, able) in crews.enumerated() {
            for worker in able { sets.insert(worker, into: crew) }
        }
        let index = instance.meetings.contains { !$0.after.isEmpty } ? index(instance.meetings) : [:]
        for (task, meeting) in instance.meetings.enumerated() {
            for id in meeting.after {
                guard let earlier = index[id] else { continue }
                tasks[task].before.append(earlier)
                tasks[earlier].after.append(task)
            }
        }
        return (tasks, sets, crews.count)
    }

    /// The pools that a meeting may use; within a kind those of several places before single, named ones.
    private static func orderedPools(
        for meeting: Meeting, pools: [Pool], poolOfPlace: [String: Int]
    ) -> [Int] {
        var seen: Set<Int> = []
        switch meeting.places {
        case .only(let ids):
            return ids.compactMap { poolOfPlace[$0] }.filter { seen.insert($0).inserted }
        case .kinds(let kinds):
            return kinds.flatMap { kind in
                pools.indices.filter { pools[$0].kind == kind }
                    .sorted { (pools[$1].places.count, $0) < (pools[$0].places.count, $1) }
            }.filter { seen.insert($0).inserted }
        }
    }
}
