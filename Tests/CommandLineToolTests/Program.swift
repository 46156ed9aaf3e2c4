import Foundation

/// The program as built, run like a user runs it, on a data folder of its own.
final class Program: Sendable {
    struct Result: Sendable {
        var code: Int32
        var output: String
        var error: String

        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
        }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let demo = root + "/Demo"

    let folder = FileManager.default.temporaryDirectory.path + "/caunoi-" + UUID().uuidString

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs the program without a terminal.
    func run(_ arguments: String..., environment more: [String: String] = [:]) throws -> Result {
        let process = Process()
        let given = ProcessInfo.processInfo.environment["CAUNOI_BINARY"]
        process.executableURL = URL(filePath: given ?? Program.root + "/.build/release/caunoi")
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        var environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "CAUNOI_DATA": folder + "/data"]
        environment.merge(more) { $1 }
        process.environment = environment
        let (output, error) = (folder + "/stdout", folder + "/stderr")
        for path in [output, error] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: error)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Result(
            code: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            error: try String(contentsOfFile: error, encoding: .utf8))
    }

    func write(_ name: String, _ text: String) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// An installation with one event.
    static func withEvent() throws -> Program {
        let program = try Program()
        let made = try program.run(
            "event", "create", "--name", "Ngày thử", "--date", "2022-11-25", "--place", "Hải Phòng")
        guard made.code == 0 else { throw Failure(text: made.error) }
        return program
    }

    struct Failure: Error { var text: String }
}
