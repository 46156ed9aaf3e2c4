import Foundation

/// Times what matching by meaning stands on: texts to vectors on one core, and the exact scan of vectors.
///
///     matchbench --texts FILE [--model FILE] [--write FILE] [--seed 1]
///
/// The model is that of `--model`, else of `CAUNOI_MODEL`; without one only the scan is timed. `--write` leaves the
/// query, then a text a line, for another engine to be timed on the same.
@main struct MatchBench {
    static let usage = "usage: matchbench --texts FILE [--model FILE] [--write FILE] [--seed 1]"

    static func main() {
        guard let options = MatchOptions(CommandLine.arguments.dropFirst()) else {
            fail(usage, code: 64)
        }
        do {
            try measure(options)
        } catch {
            fail("matchbench: \(error)", code: 1)
        }
    }

    private static func measure(_ options: MatchOptions) throws {
        say("load before: \(load())")
        // First, so that the memory that is counted holds no model.
        try measureScan(seed: options.seed)
        if let path = options.model {
            try measureEmbedding(model: path, texts: options.texts, writing: options.output)
        } else {
            say("embedding: not measured, no model is named (--model or CAUNOI_MODEL; scripts/fetch-model loads it)")
        }
        say("load after: \(load())")
    }

    private static func fail(_ message: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(code)
    }

    /// The system's averages over 1, 5 and 15 minutes.
    private static func load() -> String {
        let text = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
        return text?.split(separator: " ").prefix(3).joined(separator: " ") ?? "unknown"
    }
}

/// What the command line asks for.
struct MatchOptions {
    var texts = ""
    var model = ProcessInfo.processInfo.environment["CAUNOI_MODEL"].flatMap { $0.isEmpty ? nil : $0 }
    var output: String?
    var seed = 1

    /// `nil` for what cannot be understood.
    init?(_ arguments: some Sequence<String>) {
        var rest = Array(arguments)[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else { return nil }
            switch name {
            case "--texts": texts = value
            case "--model": model = value
            case "--write": output = value
            case "--seed":
                guard let number = Int(value) else { return nil }
                seed = number
            default: return nil
            }
        }
        guard !texts.isEmpty else { return nil }
    }
}

/// Writes a line at once, also into a file.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
