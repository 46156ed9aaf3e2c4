import Foundation
import Localisation
import Scheduling
import Synchronization

/// Prints to standard output.
func show(_ text: String = "") { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

/// Prints to standard error.
func printError(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

/// JSON for scripts: keys sorted, readable.
func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    show(String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// A value of JSON whose shape is decided where it is printed.
enum JSON: Encodable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral
{
    case text(String), integer(Int), number(Double), flag(Bool), object([String: JSON]), list([JSON]), null

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
    init(arrayLiteral elements: JSON...) { self = .list(elements) }

    static func counts(_ counts: [String: Int]) -> JSON { .object(counts.mapValues { .integer($0) }) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .flag(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .null: try container.encodeNil()
        }
    }
}

extension Localiser {
    /// A duration to hundredths, as the reader writes numbers.
    func seconds(_ duration: Double) -> String { decimal(Decimal(Int((duration * 100).rounded())) / 100) }
}

/// Asks on a terminal; `nil` where there is none to ask on.
func confirm(_ question: String) -> Bool? {
    guard isatty(STDIN_FILENO) == 1 else { return nil }
    FileHandle.standardError.write(Data((question + " ").utf8))
    let answer = (readLine() ?? "").trimmingCharacters(in: .whitespaces).lowercased()
    return ["y", "yes", "c", "co", "có", "예", "네", "ㅇ"].contains(answer)
}

/// A bar on standard error, shown once work has taken longer than a second on a terminal.
final class ProgressBar: Sendable {
    private let label: String
    private let started = ContinuousClock.now
    private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)
    private let isShown = isatty(STDERR_FILENO) == 1

    init(_ label: String) { self.label = label }

    /// - Parameter fraction: how much is done, from 0 to 1.
    func draw(_ fraction: Double, _ detail: String) {
        let now = ContinuousClock.now
        guard isShown, now - started > .seconds(1) else { return }
        let isDue = lastDrawn.withLock { last in
            if let last, now - last < .milliseconds(200) { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let filled = Int(max(0, min(1, fraction)) * 24)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        FileHandle.standardError.write(Data("\r\u{1B}[K\(label) \(bar) \(detail)".utf8))
    }

    func finish() {
        guard lastDrawn.withLock({ $0 != nil }) else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
