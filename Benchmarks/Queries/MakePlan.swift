import Domain
import Foundation

/// Who and what is taken in a slot already.
private struct Taken {
    private var all: Set<Int> = []

    func has(_ index: Int, in slot: Int) -> Bool { all.contains(slot << 32 | index) }
    mutating func take(_ index: Int, in slot: Int) { all.insert(slot << 32 | index) }
}

extension EventMaker {
    /// Two or three wishes of each participant, the first ranked 1; two in three from those who look for something.
    mutating func addRequests(to records: inout EventRecords) {
        let sentAt = records.agenda[0].startsAt - 7 * 86_400
        var ownNeeds: [Int: [Int]] = [:]
        for (index, need) in records.needs.enumerated() { ownNeeds[need.owner, default: []].append(index) }
        var ownOffers: [Int: [Int]] = [:]
        for (index, offer) in records.offers.enumerated() { ownOffers[offer.owner, default: []].append(index) }
        for isDemand in [true, false] {
            let (senders, receivers) = isDemand ? (records.demand, records.supply) : (records.supply, records.demand)
            var others = Array(receivers.indices)
            for (sender, participant) in senders.enumerated() {
                let wishes = chance.some(isDemand ? 3 : 1 + chance.below(2), of: &others)
                for (rank, receiver) in wishes.enumerated() {
                    let need = ownNeeds[isDemand ? sender : receiver].map { chance.one(of: $0) }
                    let offer = ownOffers[isDemand ? receiver : sender].map { chance.one(of: $0) }
                    records.requests.append(
                        MeetingRequest(
                            id: ids.next(), event: records.event.id, sender: participant.participation.id,
                            receiver: receivers[receiver].participation.id, rank: rank + 1,
                            need: need.map { records.needs[$0].record.id },
                            offer: chance.happens(70) ? offer.map { records.offers[$0].record.id } : nil,
                            message: chance.one(of: sentences[participant.firm.language] ?? [""]),
                            sentAt: sentAt + Double(records.requests.count),
                            answer: chance.one(of: [.accepted, .accepted, .accepted, .pending, .declined])))
                }
            }
        }
    }

    /// Puts the requests one by one into the first slot that is free for both, from a random one on.
    mutating func addPlan(to records: inout EventRecords) {
        let event = records.event.id
        records.places = (0..<(8 + records.requests.count / 50)).map { index in
            Place(
                id: ids.next(), event: event, code: "T" + padded(index + 1, 2), name: "Bàn \(index + 1)", kind: .table,
                isHybrid: index % 3 == 0)
        }
        records.interpreters = (0..<(4 + records.requests.count / 60)).map { index in
            Interpreter(
                id: ids.next(), event: event, code: "PD" + padded(index + 1, 2), name: chance.one(of: koreanPeople),
                languages: index % 4 == 0 ? [.vi, .ko, .en] : [.vi, .ko], maximum: 14)
        }
        let madeAt = records.agenda[0].startsAt - 86_400
        let draft: Identifier<Plan> = ids.next()
        let numbers = Dictionary(
            uniqueKeysWithValues: (records.demand + records.supply).enumerated().map { ($1.participation.id, $0) })
        var (busy, places, interpreters) = (Taken(), Taken(), Taken())
        var pairs: Set<[Int]> = []
        for request in records.requests {
            guard let sender = numbers[request.sender], let receiver = numbers[request.receiver] else { continue }
            // Who looks for something stands first.
            let pair = [sender, receiver].sorted()
            guard request.answer != .declined else {
                records.unplaced.append(unplaced(draft, request, "declined"))
                continue
            }
            guard pairs.insert(pair).inserted else { continue }
            let from = chance.below(records.slots.count)
            var place: Int?
            let slot = records.slots.indices.map { ($0 + from) % records.slots.count }.first { slot in
                guard !pair.contains(where: { busy.has($0, in: slot) }) else { return false }
                place = records.places.indices.first { !places.has($0, in: slot) }
                return place != nil
            }
            guard let slot, let place else {
                records.unplaced.append(unplaced(draft, request, "placesTaken"))
                continue
            }
            let interpreter = records.interpreters.indices.first { !interpreters.has($0, in: slot) }
            for side in pair { busy.take(side, in: slot) }
            places.take(place, in: slot)
            if let interpreter { interpreters.take(interpreter, in: slot) }
            let (first, second) =
                sender < receiver
                ? (request.sender, request.receiver) : (request.receiver, request.sender)
            let meeting = Meeting(
                id: ids.next(), event: event, code: "M" + padded(records.meetings.count + 1, 4), first: first,
                second: second)
            let placement = Placement(
                plan: draft, meeting: meeting.id, slot: records.slots[slot].id, place: records.places[place].id,
                interpreter: interpreter.map { records.interpreters[$0].id },
                isProvisional: request.answer == .pending)
            records.meetings.append((meeting, placement))
        }
        records.plan = Plan(
            id: draft, event: event, number: 1, value: records.meetings.count * 1_000,
            bound: records.meetings.count * 1_000, meetingsBound: records.meetings.count, isOptimal: true, seconds: 1,
            madeAt: madeAt)
    }

    private func unplaced(
        _ plan: Identifier<Plan>, _ request: MeetingRequest, _ reason: String
    ) -> Unplaced {
        Unplaced(plan: plan, request: request.id, reason: reason, details: ["place": "onSite", "n": "20"])
    }
}
