/// A stretch of a text that the encoder sees at once.
struct Window {
    let text: Int
    /// Ids with marks of start and end.
    let ids: [Int32]

    /// How much it counts in the text's vector: its pieces without the marks, or 1.
    var weight: Float { Float(max(ids.count - 2, 1)) }
}

/// Windows that go through the encoder together.
struct Passes {
    /// Tokens of one pass: enough to read each weight seldom, few enough that the states stay in the cache.
    static let tokens = 512
    private(set) var passes: [[Window]] = []

    /// - Parameter threads: for so many threads the work is cut into pieces that all have something to do.
    init(_ windows: [Window], threads: Int) {
        let total = windows.reduce(0) { $0 + $1.ids.count }
        let share = min(Self.tokens, max(64, (total + threads - 1) / threads))
        var pass: [Window] = []
        var used = 0
        for window in windows {
            if !pass.isEmpty, used + window.ids.count > share {
                passes.append(pass)
                (pass, used) = ([], 0)
            }
            pass.append(window)
            used += window.ids.count
        }
        if !pass.isEmpty { passes.append(pass) }
    }
}
