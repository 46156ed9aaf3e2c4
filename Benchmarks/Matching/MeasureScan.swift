import Foundation
import Matching

private let dimension = 384
private let most = 20

/// Prints what the exact scan takes, in time and in memory. It works on one core.
func measureScan(seed: Int) throws {
    let (many, few) = (100_000, 20_000)
    let before = try residentBytes()
    let all = index(of: many, seed: seed)
    let after = try residentBytes()
    say(
        "memory: \(after / 1_000_000) MB resident with \(many) vectors of \(dimension) numbers, "
            + "\((after - before) / 1_000_000) MB of them for the vectors")

    var queries = RandomVectors(dimension: dimension, seed: seed + 1)
    // Each run asks for another one, so that the fiftieth finds nothing prepared.
    var waiting = (0...50).map { _ in queries.next() }
    var found = 0
    let one = median(of: 50) { found += all.top(most, to: waiting.removeLast()).count }
    guard found == 51 * most else { throw BenchFault.wrongResult("\(found) hits") }
    say("scan: one query over \(many) vectors, best \(most), median of 50: \(one.milliseconds)")

    let (ours, others) = (index(of: few, seed: seed + 2), index(of: few, seed: seed + 3))
    var lists: [[VectorIndex.Hit]] = []
    let pairs = time { lists = ours.top(most, toAll: others) }
    guard lists.count == few, lists.allSatisfy({ $0.count == most }) else {
        throw BenchFault.wrongResult("\(lists.count) lists")
    }
    say("scan: best \(most) of all pairs of \(few) × \(few), one core, one run: \(pairs.seconds)")
    let factor = (many / few) * (many / few)
    let scaled = Elapsed(waited: pairs.waited * Double(factor), worked: pairs.worked * Double(factor))
    say(
        "scan: the same for \(many) × \(many), not run but \(factor) times that by the count of products: \(scaled.seconds)"
    )
}

private func index(of count: Int, seed: Int) -> VectorIndex {
    var vectors = RandomVectors(dimension: dimension, seed: seed)
    var index = VectorIndex(dimension: dimension)
    for place in 0..<count { index.put(vectors.next(), at: place) }
    return index
}

/// Bytes of memory that this process has in RAM now.
private func residentBytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    guard let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) }) else {
        throw BenchFault.wrongResult("no VmRSS in /proc/self/status")
    }
    return kibibytes * 1024
}

/// What was measured is not what was meant to be.
enum BenchFault: Error {
    case wrongResult(String)
}
