import Foundation
import SQL
import UseCases

/// What one read costs on one engine.
struct Figures: Sendable {
    /// The fewest and the most statements of one call.
    var statements: ClosedRange<Int>
    /// Milliseconds, one call at a time.
    var median: Double
    var p95: Double
    var perSecond: Double
    /// The sum of what the calls found.
    var found: Int
    /// The slowest statement of the call that took longest.
    var slowest: CountingDatabase.Slowest?
}

extension Read {
    /// Calls it for each sample in turn, then as often as it goes with some calls at once.
    func measure(
        on database: any SQLDatabase, _ samples: [Sample], now: Date, atOnce: Int, for length: Duration
    ) async throws -> Figures {
        let counting = CountingDatabase(database)
        let counted = UseCases(database: counting) { now }
        for sample in samples.prefix(20) { _ = try await body(counted, sample) }
        _ = counting.taken()
        var (fewest, most, found) = (Int.max, 0, 0)
        var times: [Double] = []
        var slowest: CountingDatabase.Slowest?
        for sample in samples {
            let started = ContinuousClock.now
            found += try await body(counted, sample)
            times.append((ContinuousClock.now - started) / .milliseconds(1))
            let taken = counting.taken()
            (fewest, most) = (min(fewest, taken.count), max(most, taken.count))
            if let one = taken.slowest, slowest.map({ $0.time < one.time }) ?? true { slowest = one }
        }
        times.sort()
        return Figures(
            statements: min(fewest, most)...most, median: times[times.count / 2], p95: times[times.count * 95 / 100],
            perSecond: try await perSecond(on: database, samples, now: now, atOnce: atOnce, for: length), found: found,
            slowest: slowest)
    }

    private func perSecond(
        on database: any SQLDatabase, _ samples: [Sample], now: Date, atOnce: Int, for length: Duration
    ) async throws -> Double {
        let useCases = UseCases(database: database) { now }
        let started = ContinuousClock.now
        let calls = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<atOnce {
                group.addTask {
                    // Each begins elsewhere.
                    var calls = 0
                    while ContinuousClock.now - started < length {
                        _ = try await body(useCases, samples[(number * 29 + calls) % samples.count])
                        calls += 1
                    }
                    return calls
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(calls) / ((ContinuousClock.now - started) / .seconds(1))
    }
}
