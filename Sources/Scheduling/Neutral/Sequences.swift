extension NeutralIndex {
    /// The slots of each meeting in which those before and after it can be held as well, by the earliest and latest
    /// slot of each; nil and the sequences that do not fit where some have none.
    func slotsInSequence() -> (slots: [SlotSet]?, tooLong: [[Int]]) {
        let order = inOrder()
        var slots = allowed
        /// The meeting before that leaves a meeting its earliest slot.
        var cause = [Int](repeating: -1, count: slots.count)
        var tooLong: [[Int]] = []
        for meeting in order where !before[meeting].isEmpty {
            var earliest = -1
            var last = -1
            for other in before[meeting] {
                guard let first = slots[other].first else { continue }
                if first > earliest { (earliest, last) = (first, other) }
            }
            guard earliest >= 0 else { continue }
            if let first = slots[meeting].first, first <= earliest { cause[meeting] = last }
            slots[meeting] = slots[meeting].subtracting(.first(earliest + 1))
            guard slots[meeting].isEmpty else { continue }
            var sequence = [meeting]
            var current = last
            while current >= 0 {
                sequence.append(current)
                current = cause[current]
            }
            tooLong.append(sequence.reversed())
        }
        guard tooLong.isEmpty else { return (nil, tooLong) }
        for meeting in order.reversed() {
            guard let latest = slots[meeting].last else { continue }
            for other in before[meeting] { slots[other] = slots[other].intersection(.first(latest)) }
        }
        return (slots, [])
    }

    /// The meetings so that each stands behind those before it; those on a circle are left out.
    private func inOrder() -> [Int] {
        var behind = [[Int]](repeating: [], count: before.count)
        var waiting = before.map(\.count)
        for (meeting, others) in before.enumerated() {
            for other in others { behind[other].append(meeting) }
        }
        var order = waiting.indices.filter { waiting[$0] == 0 }
        var head = 0
        while head < order.count {
            for meeting in behind[order[head]] {
                waiting[meeting] -= 1
                if waiting[meeting] == 0 { order.append(meeting) }
            }
            head += 1
        }
        return order
    }
}
