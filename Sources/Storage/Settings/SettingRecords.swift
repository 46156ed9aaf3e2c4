import Crypto
public import Domain
import Foundation
import SQL

extension Store {
    public var settings: SettingRecords { SettingRecords(store: self) }
}

/// What owners decided for the whole installation.
public struct SettingRecords {
    let store: Store

    public func all() throws -> InstallationSettings {
        var saved: [InstallationSetting: String] = [:]
        var versions: [SettingGroup: Int] = [:]
        for row in try store.sql.run("SELECT name, value, version FROM settings") {
            guard let group = SettingGroup(rawValue: try row.string("name")) else { continue }
            versions[group] = try row.int("version")
            let values: [String: String] = try row.json("value")
            for setting in group.settings { saved[setting] = values[setting.rawValue] }
        }
        let logo = try store.sql.first("SELECT width, height, digest FROM branding_logo").map { row in
            InstallationSettings.Logo(
                width: try row.int("width"), height: try row.int("height"), digest: try row.string("digest"))
        }
        return InstallationSettings(saved: saved, versions: versions, logo: logo)
    }

    /// Writes all values of a group, unless somebody saved it after it was read.
    /// - Parameter version: of the group as it was read; 0 where it was never saved.
    /// - Returns: whether it was written.
    public func save(_ values: [InstallationSetting: String], of group: SettingGroup, over version: Int) throws -> Bool
    {
        let named = Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
        let written =
            version == 0
            ? try store.sql.run(
                """
                INSERT INTO settings (name, value, version, changed_at)
                VALUES (\(group.rawValue), \(try json(named)), 1, \(store.now))
                ON CONFLICT (name) DO NOTHING RETURNING version
                """)
            : try store.sql.run(
                """
                UPDATE settings SET value = \(try json(named)), version = version + 1, changed_at = \(store.now)
                WHERE name = \(group.rawValue) AND version = \(version) RETURNING version
                """)
        return !written.isEmpty
    }

    public func logo() throws -> (type: String, bytes: [UInt8], digest: String)? {
        try store.sql.first("SELECT type, bytes, digest FROM branding_logo").map { row in
            guard case .blob(let bytes) = try row.value("bytes") else {
                throw SQLError(kind: .decoding, message: "column bytes holds no bytes")
            }
            return (try row.string("type"), bytes, try row.string("digest"))
        }
    }

    public func save(_ logo: LogoFile) throws {
        let digest = SHA256.hash(data: logo.bytes).prefix(12).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
        try store.sql.run(
            """
            INSERT INTO branding_logo (id, type, bytes, width, height, digest, changed_at)
            VALUES (1, \(logo.kind.rawValue), \(SQLValue.blob(logo.bytes)), \(logo.width), \(logo.height), \(digest),
                \(store.now))
            ON CONFLICT (id) DO UPDATE SET type = excluded.type, bytes = excluded.bytes, width = excluded.width,
                height = excluded.height, digest = excluded.digest, changed_at = excluded.changed_at
            """)
    }

    /// - Returns: whether there was one.
    public func removeLogo() throws -> Bool {
        try !store.sql.run("DELETE FROM branding_logo WHERE id = 1 RETURNING id").isEmpty
    }
}
