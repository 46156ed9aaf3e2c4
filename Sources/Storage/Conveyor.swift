import Foundation
import SQL

/// Hands rows from the thread that reads one database to the thread that writes another; the reader waits when it is far
/// ahead. Both are threads of the drivers, which may wait.
final class Conveyor: @unchecked Sendable {
    enum Load {
        case rows(Table, [SQLRow])
        case end
    }

    private let condition = NSCondition()
    private var loads: [Load] = []
    private var isBroken = false
    private static let most = 8

    func put(_ load: Load) throws {
        condition.lock()
        defer { condition.unlock() }
        while loads.count >= Self.most, !isBroken { condition.wait() }
        guard !isBroken else { throw StorageError.copyBrokenOff }
        loads.append(load)
        condition.broadcast()
    }

    func take() throws -> Load {
        condition.lock()
        defer { condition.unlock() }
        while loads.isEmpty, !isBroken { condition.wait() }
        guard !isBroken else { throw StorageError.copyBrokenOff }
        defer { condition.broadcast() }
        let load = loads.removeFirst()
        // What was taken is not there a second time: a side that starts again shall not wait for it.
        if case .end = load { isBroken = true }
        return load
    }

    /// Lets both sides end with an error; a side that starts again cannot go on either.
    func breakOff() {
        condition.lock()
        defer { condition.unlock() }
        isBroken = true
        condition.broadcast()
    }
}
