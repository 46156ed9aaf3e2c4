import Foundation

/// How long something took.
struct Elapsed {
    /// Seconds as one waits for it.
    var waited: Double
    /// Seconds that processors worked on it for this process; less than was waited where others had them.
    var worked: Double

    var milliseconds: String {
        "\(fixed(waited * 1000, 2)) ms (processor time \(fixed(worked * 1000, 2)) ms)"
    }

    var seconds: String { "\(fixed(waited, 2)) s (processor time \(fixed(worked, 2)) s)" }
}

func time(_ work: () throws -> Void) rethrows -> Elapsed {
    let (started, workedBefore) = (ContinuousClock.now, processorSeconds())
    try work()
    let worked = processorSeconds() - workedBefore
    return Elapsed(waited: (ContinuousClock.now - started) / .seconds(1), worked: worked)
}

/// The medians of both times over some runs; one run before them is not counted.
func median(of runs: Int, _ work: () throws -> Void) rethrows -> Elapsed {
    try work()
    let all = try (0..<runs).map { _ in try time(work) }
    func middle(_ times: [Double]) -> Double {
        let sorted = times.sorted()
        return (sorted[(runs - 1) / 2] + sorted[runs / 2]) / 2
    }
    return Elapsed(waited: middle(all.map(\.waited)), worked: middle(all.map(\.worked)))
}

/// A number with so many places after the point.
func fixed(_ number: Double, _ places: Int) -> String { String(format: "%.\(places)f", number) }

private func processorSeconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}
