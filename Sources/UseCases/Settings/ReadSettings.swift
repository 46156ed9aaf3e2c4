public import Domain
import Storage
import Synchronization

/// What pages, mails and the door need of the whole installation, as of one revision.
public struct Installation: Sendable, Equatable {
    public var revision: Int
    public var settings: InstallationSettings

    public init(revision: Int = 0, settings: InstallationSettings = InstallationSettings()) {
        self.revision = revision
        self.settings = settings
    }
}

extension UseCases {
    /// The revision with the settings as they are at it: one statement where nothing was written since they were read.
    public func installation() async throws -> Installation {
        let kept = keptSettings.last
        let found = try await read { store in
            // The revision first: settings that are newer than it are read again, older ones never kept.
            let revision = try store.revision()
            if let kept, kept.revision == revision { return kept }
            return Installation(revision: revision, settings: try store.settings.all())
        }
        keptSettings.last = found
        return found
    }

    /// The logo's bytes with their type and digest; `nil` where none was sent.
    public func logo() async throws -> (type: String, bytes: [UInt8], digest: String)? {
        try await read { try $0.settings.logo() }
    }
}

/// The settings that were read last.
final class KeptSettings: Sendable {
    private let kept = Mutex<Installation?>(nil)

    var last: Installation? {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }
}
