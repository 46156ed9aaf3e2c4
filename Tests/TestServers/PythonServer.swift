import Foundation

/// A server of `Tests/Servers` on a port that the system chose. It ends with this object, with the test run, or after
/// two minutes.
public final class PythonServer {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var unread = Data()
    public private(set) var port = 0

    /// - Parameters:
    ///   - script: such as `mail.py`.
    ///   - behaviour: what it shall do; the script says what there is.
    public init(_ script: String, _ behaviour: String, _ arguments: String...) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [folder.appending(path: "Servers/" + script).path, behaviour] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        guard let line = line(), let port = Int(line) else { throw PythonServerError.didNotStart }
        self.port = port
    }

    deinit {
        // The end of its input ends it.
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// The next line that the server wrote, without its end; `nil` once there is none to come.
    public func line() -> String? {
        while true {
            if let end = unread.firstIndex(of: 10) {
                defer { unread = Data(unread[(end + 1)...]) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            unread += more
        }
    }

    /// The next line as JSON.
    public func object() throws -> [String: Any] {
        let line = Data((line() ?? "").utf8)
        return try JSONSerialization.jsonObject(with: line) as? [String: Any] ?? [:]
    }
}

public enum PythonServerError: Error {
    /// Python or one of its modules is missing; see standard error.
    case didNotStart
}
