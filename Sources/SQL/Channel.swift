import Foundation

/// A channel of messages of one type between the nodes of an installation, and within each of them.
public struct SQLChannel<Message: Codable & Sendable>: Sendable {
    public let name: String

    public init(_ name: StaticString) { self.name = "\(name)" }

    public func send(_ message: Message, through database: any SQLDatabase) async throws {
        try await database.notify(name, String(decoding: try JSONEncoder().encode(message), as: UTF8.self))
    }

    /// The messages from now on; one that cannot be read, as of a node of another version, is passed over.
    public func messages(of database: any SQLDatabase) -> AsyncStream<Message> {
        let notices = database.listen(name)
        return AsyncStream { continuation in
            let task = Task {
                for await notice in notices {
                    guard case .payload(let text) = notice,
                        let message = try? JSONDecoder().decode(Message.self, from: Data(text.utf8))
                    else { continue }
                    continuation.yield(message)
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
