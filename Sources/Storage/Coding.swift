public import Domain
import Foundation
public import SQL

// How values of the domain stand in columns.

extension Identifier: SQLBindable {
    public var sqlValue: SQLValue { .text(text) }
}

extension SQLRow {
    func id<Record>(_ name: String) throws -> Identifier<Record> {
        guard let id = try optionalID(name, of: Record.self) else { throw unreadable(name) }
        return id
    }

    func optionalID<Record>(_ name: String, of: Record.Type = Record.self) throws -> Identifier<Record>? {
        guard let text = try optionalString(name) else { return nil }
        guard let id = Identifier<Record>(text) else { throw unreadable(name) }
        return id
    }

    func choice<Choice: RawRepresentable>(_ name: String) throws -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try string(name)) else { throw unreadable(name) }
        return choice
    }

    func json<Value: Decodable>(_ name: String) throws -> Value {
        do { return try JSONDecoder().decode(Value.self, from: Data(try string(name).utf8)) } catch is DecodingError {
            throw unreadable(name)
        }
    }

    /// A text in several languages.
    func text(_ name: String) throws -> LocalisedText { try LocalisedText(stored: string(name)) ?? json(name) }

    func languages(_ name: String) throws -> [Language] {
        try string(name).split(separator: ",").compactMap { Language(rawValue: String($0)) }
    }

    /// Five columns with a common prefix: `_text`, `_minimum`, `_maximum`, `_currency`, `_per`, `_open`.
    func amount(_ prefix: String) throws -> Amount {
        Amount(
            original: try string(prefix + "_text"),
            minimum: try optionalInt(prefix + "_minimum").map { Decimal($0) / 10_000 },
            maximum: try optionalInt(prefix + "_maximum").map { Decimal($0) / 10_000 },
            currency: try optionalString(prefix + "_currency").flatMap(Currency.init(rawValue:)),
            per: try optionalString(prefix + "_per"),
            isToBeAgreed: try bool(prefix + "_open"))
    }

    private func unreadable(_ name: String) -> SQLError {
        SQLError(kind: .decoding, message: "column \(name) holds something unreadable")
    }
}

extension Decimal {
    /// Ten-thousandths of a currency, as money is stored; `nil` beyond what 64 bits hold.
    var tenThousandths: Int? {
        var scaled = self * 10_000
        var rounded = Decimal()
        NSDecimalRound(&rounded, &scaled, 0, .plain)
        guard rounded.magnitude < Decimal(Int64.max) else { return nil }
        return NSDecimalNumber(decimal: rounded).intValue
    }
}

extension Amount {
    /// The values of the six columns, in their order.
    var columns: SQL {
        """
        \(original), \(minimum?.tenThousandths), \(maximum?.tenThousandths), \(currency?.rawValue), \(per), \(isToBeAgreed)
        """
    }
}

extension [Language] {
    var column: String { map(\.rawValue).joined(separator: ",") }
}

/// JSON with sorted keys, so that equal values are equal texts.
func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
