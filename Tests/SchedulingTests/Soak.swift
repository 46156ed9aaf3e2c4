import Foundation

/// How often random tests run: few times usually, fifty times as often under `make soak`.
func rounds(_ count: Int) -> Range<Int> {
    0..<(ProcessInfo.processInfo.environment["CAUNOI_SOAK"] == nil ? count : 50 * count)
}
