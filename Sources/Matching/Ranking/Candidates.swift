/// An offer that may be suggested.
struct Candidate {
    let place: Int
    let evidence: Evidence
    var rank: Double
    var confidence: Confidence
    var nudge: [Reason] = []
}

extension Matcher {
    /// The best places by evidence, best first, with the confidence each deserves.
    func candidates(_ need: ProfileReading, _ vector: [Float]?, most: Int) -> [Candidate] {
        let concepts = store.concepts.coverage(of: need)
        let words = store.words.coverage(of: need)
        let standings = vector.flatMap { meaning?.standings(of: $0, need.language) }
        let chance = Evidence.chance(offers: standings?.count { !$0.isNaN } ?? 0)
        var best: [Candidate] = []
        var least = -Double.infinity
        for place in store.isUsed.indices where store.isUsed[place] {
            var evidence = Evidence(
                concepts: Double(concepts[place]), words: Double(words[place]), known: need.knownTitle)
            if let standings, place < standings.count, !standings[place].isNaN {
                evidence.standing = Double(standings[place])
                evidence.chance = chance
            }
            guard evidence.rank >= least, evidence.isWorthListing else { continue }
            let candidate = Candidate(
                place: place, evidence: evidence, rank: evidence.rank, confidence: evidence.confidence)
            best.insert(candidate, at: best.firstIndex { precedes(candidate, $0) } ?? best.count)
            if best.count > most { best.removeLast() }
            if best.count == most { least = best[most - 1].rank }
        }
        return nudged(best, need)
    }

    private func precedes(_ one: Candidate, _ other: Candidate) -> Bool {
        if one.rank != other.rank { return one.rank > other.rank }
        return store.offers[one.place]?.id ?? "" < store.offers[other.place]?.id ?? ""
    }

    /// Moves candidates a little by what verdicts on other pairs teach.
    private func nudged(_ candidates: [Candidate], _ need: ProfileReading) -> [Candidate] {
        guard !learned.isEmpty else { return Self.falling(candidates) }
        let finder = ReasonFinder(thesaurus: thesaurus, concepts: store.concepts, words: store.words)
        let moved = candidates.map { candidate in
            guard let offer = store.offers[candidate.place] else { return candidate }
            let pairs = finder.pairs(need, reading(of: offer))
            let shift = learned.shift(offer: offer.id, pairs: pairs)
            guard shift != 0 else { return candidate }
            var candidate = candidate
            candidate.rank += shift
            candidate.nudge = [Reason(kind: .learned, isWarning: shift < 0, values: [shift < 0 ? "down" : "up"])]
            return candidate
        }
        return Self.falling(moved.sorted(by: precedes))
    }

    /// No candidate is relied upon more than the one before it.
    private static func falling(_ candidates: [Candidate]) -> [Candidate] {
        var least = Confidence.high
        return candidates.map { candidate in
            var candidate = candidate
            least = min(least, candidate.confidence)
            candidate.confidence = least
            return candidate
        }
    }

    /// Of the first five suggestions at most two are of one organisation; its others come after them.
    static func varied(_ candidates: [Candidate], _ offers: [Profile?]) -> [Candidate] {
        var counts: [String: Int] = [:]
        var first: [Candidate] = []
        var rest: [Candidate] = []
        for candidate in candidates {
            let owner = offers[candidate.place]?.organisation
            if first.count < 5, owner.map({ counts[$0, default: 0] < 2 }) ?? true {
                if let owner { counts[owner, default: 0] += 1 }
                first.append(candidate)
            } else {
                rest.append(candidate)
            }
        }
        return first + rest
    }
}
