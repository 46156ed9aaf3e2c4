extension NeutralInstance {
    /// No meeting waits, over others, for itself: one circle is named for each knot of meetings that do.
    func circleFaults() -> [NeutralFault] {
        guard meetings.contains(where: { !$0.after.isEmpty }) else { return [] }
        let positions = Dictionary(meetings.indices.map { (meetings[$0].id, $0) }) { first, _ in first }
        let before = meetings.map { $0.after.compactMap { positions[$0] } }
        return circles(before).map { circle in
            NeutralFault("meetings[\(circle[0])].after", .circle(circle.map { meetings[$0].id }))
        }
    }
}
