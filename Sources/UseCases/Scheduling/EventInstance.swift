import Domain
import Foundation
import Scheduling
import Storage

/// Everything of an event that its schedule depends on, as loaded in one transaction.
struct EventFacts: Sendable {
    let event: Event
    let slots: [Slot]
    let participations: [Participation]
    let organisations: [Identifier<Organisation>: Organisation]
    let places: [Domain.Place]
    let interpreters: [Domain.Interpreter]
    let requests: [MeetingRequest]
    let needs: [Need]
    let offers: [Offer]
    let matches: [Match]
    let meetings: [Domain.Meeting]

    init(_ store: Store, _ event: Event) throws {
        self.event = event
        slots = try store.slots.of(event.id)
        participations = try store.participations.of(event.id)
        organisations = Dictionary(
            try store.organisations.of(event.id).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        places = try store.places.of(event.id)
        interpreters = try store.interpreters.of(event.id)
        requests = try store.requests.of(event.id)
        needs = try store.needs.of(event.id)
        offers = try store.offers.of(event.id)
        matches = try store.matches.of(event.id)
        meetings = try store.meetings.of(event.id)
    }

    func name(of participation: Participation) -> String {
        organisations[participation.organisation]?.name.text ?? participation.code
    }
}

/// Two organisations that are to meet, with all requests of either to the other.
struct WishedPair: Sendable {
    /// The side that looks for a technology.
    let first: Participation
    let second: Participation
    let requests: [MeetingRequest]

    /// Known in the instance by this.
    var id: String { first.code + " " + second.code }

    var isMutual: Bool { Set(requests.filter { $0.answer != .declined }.map(\.sender)).count == 2 }

    /// Nobody has accepted yet.
    var isProvisional: Bool { !requests.contains { $0.answer == .accepted } && !isMutual }

    /// The other side has said no, and does not ask itself.
    var isDeclined: Bool { requests.allSatisfy { $0.answer == .declined } }

    /// Who cannot be shown across the border.
    var refusing: Participation? { [first, second].first { $0.sharing == .refused } }

    /// As many meetings as possible first, then the better wishes: each meeting counts 1,000, a first wish, a wish of
    /// both and a fitting technology some more.
    func weight(matchScore: Double) -> Int {
        let requests = requests.filter { $0.answer != .declined }
        let best = requests.compactMap(\.rank).min() ?? 5
        let ofRank = max(0, 5 - best) * 8
        let ofBoth = isMutual ? 20 : 0
        let accepted = requests.contains { $0.answer == .accepted } ? 20 : 0
        let named = requests.contains { $0.need != nil || $0.offer != nil } ? 6 : 0
        return 1_000 + ofRank + ofBoth + accepted + named + Int((matchScore * 20).rounded())
    }

    static func all(of facts: EventFacts) -> [WishedPair] {
        let byID = Dictionary(facts.participations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var order: [String] = []
        var groups: [String: WishedPair] = [:]
        for request in facts.requests {
            guard let sender = byID[request.sender], let receiver = byID[request.receiver] else { continue }
            let (first, second) = sender.role == .demand ? (sender, receiver) : (receiver, sender)
            let key = first.id.text + second.id.text
            if let known = groups[key] {
                groups[key] = WishedPair(first: first, second: second, requests: known.requests + [request])
            } else {
                order.append(key)
                groups[key] = WishedPair(first: first, second: second, requests: [request])
            }
        }
        return order.compactMap { groups[$0] }
    }
}

/// How two sides meet: what place they need.
enum Setting: String, Sendable {
    /// Both on site: any table or room.
    case onSite
    /// One joins by link: a table or room with screen and camera.
    case hybrid
    /// Both by link: an online room.
    case online

    init(_ left: AttendanceMode, _ right: AttendanceMode) {
        switch (left, right) {
        case (.remote, .remote): self = .online
        case (.remote, _), (_, .remote): self = .hybrid
        default: self = .onSite
        }
    }
}

/// An event as the scheduler sees it.
struct EventInstance: Sendable {
    let facts: EventFacts
    let pairs: [WishedPair]
    let instance: Instance

    /// Kinds of places in the instance: a table or room, one with screen and camera, an online room.
    private static let plain = "plain", hybrid = "hybrid", online = "online"

    init(_ facts: EventFacts) {
        self.facts = facts
        pairs = WishedPair.all(of: facts).filter { $0.refusing == nil && !$0.isDeclined }
        let zone = facts.event.timeZone
        func slotSet(_ availability: Availability) -> SlotSet {
            var set = SlotSet()
            for (index, slot) in facts.slots.enumerated() where availability.allows(slot, eventZone: zone) {
                set.insert(index)
            }
            return set
        }
        let all = SlotSet.first(facts.slots.count)
        let blocks = facts.slots.reduce(into: [String]()) { if !$0.contains($1.block) { $0.append($1.block) } }
        let meeting = Dictionary(
            pairs.flatMap { [$0.first, $0.second] }.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let scores = PairScores(facts)
        instance = Instance(
            slots: facts.slots.count, blocks: facts.slots.map { blocks.firstIndex(of: $0.block) ?? 0 },
            participants: meeting.values.sorted { $0.code < $1.code }.map {
                Participant(id: $0.code, available: slotSet($0.availability), parallel: $0.parallel)
            },
            places: facts.places.compactMap { place in
                Self.kind(of: place).map { Scheduling.Place(id: place.code, kind: $0, available: all) }
            },
            interpreters: facts.interpreters.filter { !$0.availability.isAbsent }.map { interpreter in
                Scheduling.Interpreter(
                    id: interpreter.code, skills: Self.skills(of: interpreter.languages),
                    available: slotSet(interpreter.availability), maximum: interpreter.maximum,
                    maximumInRow: interpreter.maximumInRow,
                    servesKinds: interpreter.mode == .remote ? [Self.hybrid, Self.online] : nil)
            },
            meetings: pairs.map { pair in
                Scheduling.Meeting(
                    id: pair.id, a: pair.first.code, b: pair.second.code,
                    weight: pair.weight(matchScore: scores[pair.first.organisation, pair.second.organisation]),
                    places: .kinds(Self.kinds(for: Setting(pair.first.mode, pair.second.mode))),
                    interpreterSkills: Self.skills(between: pair.first.languages, and: pair.second.languages))
            })
    }

    /// `nil` for what holds no meetings: booths, halls, what is kept free.
    private static func kind(of place: Domain.Place) -> String? {
        guard !place.isReserved else { return nil }
        switch place.kind {
        case .table, .room: return place.isHybrid ? hybrid : plain
        case .online: return online
        case .booth, .hall: return nil
        }
    }

    /// The least equipped first, so that screens stay free for those who need them.
    private static func kinds(for setting: Setting) -> [String] {
        switch setting {
        case .onSite: [plain, hybrid]
        case .hybrid: [hybrid]
        case .online: [online]
        }
    }

    /// `ko-vi`: the pair's codes in order of the alphabet.
    static func skill(_ left: Language, _ right: Language) -> String {
        left < right ? "\(left.rawValue)-\(right.rawValue)" : "\(right.rawValue)-\(left.rawValue)"
    }

    private static func skills(of languages: [Language]) -> Set<String> {
        var skills: Set<String> = []
        for left in languages { for right in languages where left < right { skills.insert(skill(left, right)) } }
        return skills
    }

    /// Empty where the two share a language: no interpreter needed.
    private static func skills(between left: [Language], and right: [Language]) -> [String] {
        guard Set(left).isDisjoint(with: right) else { return [] }
        return Set(left.flatMap { one in right.map { skill(one, $0) } }).sorted()
    }
}

/// The best match score between the needs and offers of two organisations; 0 where there is none.
struct PairScores: Sendable {
    private var scores: [[Identifier<Organisation>]: Double] = [:]

    init(_ facts: EventFacts) {
        let needing = Dictionary(facts.needs.map { ($0.id, $0.organisation) }, uniquingKeysWith: { first, _ in first })
        let offering = Dictionary(
            facts.offers.map { ($0.id, $0.organisation) }, uniquingKeysWith: { first, _ in first })
        for match in facts.matches {
            guard let left = needing[match.need], let right = offering[match.offer] else { continue }
            scores[[left, right]] = max(scores[[left, right]] ?? 0, match.score)
        }
    }

    subscript(_ left: Identifier<Organisation>, _ right: Identifier<Organisation>) -> Double {
        min(1, max(scores[[left, right]] ?? 0, scores[[right, left]] ?? 0))
    }
}
