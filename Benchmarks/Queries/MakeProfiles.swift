import Domain
import Foundation

extension EventMaker {
    /// Suggestions for each need at most.
    private static let top = 5

    mutating func addProfiles(to records: inout EventRecords, number: Int, size: EventSize) {
        let year = "E\(padded(number + 1))"
        for index in 0..<size.needs {
            // Each firm has one before some have more.
            let owner = index < records.demand.count ? index : chance.below(records.demand.count)
            let (need, topic) = chance.need(
                ids.next(), code: "TR-VN-\(year)-\(padded(index + 1, 4))", of: records.demand[owner].firm,
                number: index + 1)
            records.needs.append(.init(record: need, topic: topic, owner: owner))
            if chance.happens(3) {
                records.repeats.append(
                    NeedRepeat(
                        id: ids.next(), need: need.id, reference: "\(index + 1).2", title: need.title.text,
                        description: need.description.text, requirements: need.requirements.text,
                        cooperation: need.cooperation, budget: need.budget, timing: need.timing,
                        submittedOn: need.submittedOn))
            }
        }
        for index in 0..<size.offers {
            let owner = index < records.supply.count ? index : chance.below(records.supply.count)
            let (offer, topic) = chance.offer(
                ids.next(), code: "TO-KR-\(year)-\(padded(index + 1, 4))", of: records.supply[owner].firm,
                number: index + 1)
            records.offers.append(.init(record: offer, topic: topic, owner: owner))
        }
    }

    /// The offers of the same topic, some of them, as suggestions with reasons; none for and of those that refused.
    mutating func addMatches(to records: inout EventRecords) {
        var byTopic: [[Int]] = Array(repeating: [], count: topics.count)
        for (index, offer) in records.offers.enumerated() where !records.supply[offer.owner].refuses {
            byTopic[offer.topic].append(index)
        }
        let madeAt = records.slots.first?.startsAt ?? Date(timeIntervalSince1970: 0)
        for need in records.needs where !records.demand[need.owner].refuses {
            let topic = topics[need.topic]
            var score = 0.9 - Double(chance.below(300)) / 1_000
            for (index, offer) in chance.some(Self.top, of: &byTopic[need.topic]).enumerated() {
                let reasons = (0..<(1 + chance.below(3))).map { _ in
                    Match.Reason(
                        kind: chance.one(of: ["concept", "broader", "words"]),
                        names: ["vi": topic.name(in: .vi), "ko": topic.name(in: .ko), "en": topic.name(in: .en)],
                        inNeed: [topic.name(in: need.record.title.original)],
                        inOffer: [topic.name(in: records.offers[offer].record.title.original)])
                }
                records.matches.append(
                    Match(
                        need: need.record.id, offer: records.offers[offer].record.id, rank: index + 1, score: score,
                        confidence: score > 0.7 ? .high : score > 0.5 ? .medium : .low, reasons: reasons,
                        engine: "querybench", madeAt: madeAt))
                score *= 0.85
            }
        }
    }
}
