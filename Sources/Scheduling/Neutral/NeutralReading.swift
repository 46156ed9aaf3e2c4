/// Reads values of the neutral form and notes what is of the wrong kind, going on behind it.
struct NeutralReading {
    private(set) var faults: [NeutralFault] = []

    /// Beyond the limit only that there are more is kept.
    mutating func note(_ path: @autoclosure () -> String, _ problem: NeutralFault.Problem) {
        if faults.count <= NeutralInstance.Limit.faults { faults.append(NeutralFault(path(), problem)) }
    }

    /// nil for `null`, and for what is no whole number, which is noted.
    mutating func integer(
        _ json: inout JSONReader, _ path: @autoclosure () -> String
    ) throws(JSONMistake) -> Int? {
        guard try has(.number, .integer, &json, path()) else { return nil }
        if case .whole(let value) = try json.readNumber() { return value }
        note(path(), .notWhole)
        return nil
    }

    mutating func number(
        _ json: inout JSONReader, _ path: @autoclosure () -> String
    ) throws(JSONMistake) -> Double? {
        guard try has(.number, .number, &json, path()) else { return nil }
        return switch try json.readNumber() {
        case .whole(let value): Double(value)
        case .fraction(let value): value
        }
    }

    mutating func text(
        _ json: inout JSONReader, _ path: @autoclosure () -> String
    ) throws(JSONMistake) -> String? {
        guard try has(.text, .text, &json, path()) else { return nil }
        return try json.readText()
    }

    mutating func flag(_ json: inout JSONReader, _ path: @autoclosure () -> String) throws(JSONMistake) -> Bool? {
        guard try has(.flag, .flag, &json, path()) else { return nil }
        return try json.readFlag()
    }

    /// The elements that `element` makes something of; those beyond the limit are counted and passed over.
    mutating func list<Item>(
        _ json: inout JSONReader, _ path: @autoclosure () -> String, limit: Int = NeutralInstance.Limit.listed,
        _ element: (inout NeutralReading, inout JSONReader, Int) throws(JSONMistake) -> Item?
    ) throws(JSONMistake) -> [Item]? {
        guard try has(.list, .list, &json, path()) else { return nil }
        var items: [Item] = []
        var count = 0
        try json.readList { json, index throws(JSONMistake) in
            count += 1
            guard count <= limit else { return try json.skip() }
            if let item = try element(&self, &json, index) { items.append(item) }
        }
        if count > limit { note(path(), .tooMany(count, limit: limit)) }
        return items
    }

    mutating func integers(
        _ json: inout JSONReader, _ path: @autoclosure () -> String, limit: Int = NeutralInstance.Limit.listed
    ) throws(JSONMistake) -> [Int]? {
        guard try has(.list, .list, &json, path()) else { return nil }
        var items: [Int] = []
        var count = 0
        try json.readList { json, index throws(JSONMistake) in
            count += 1
            guard count <= limit else { return try json.skip() }
            if let item = try integer(&json, path() + "[\(index)]") { items.append(item) }
        }
        if count > limit { note(path(), .tooMany(count, limit: limit)) }
        return items
    }

    /// Calls `field` for each key of the object; false for what is none, which is noted.
    mutating func object(
        _ json: inout JSONReader, _ path: @autoclosure () -> String,
        _ field: (inout NeutralReading, inout JSONReader, String) throws(JSONMistake) -> Void
    ) throws(JSONMistake) -> Bool {
        guard try has(.object, .object, &json, path()) else {
            return false
        }
        try json.readObject { json, key throws(JSONMistake) in try field(&self, &json, key) }
        return true
    }

    /// Whether a value of this kind follows; what does not is passed over, and noted unless it is `null`.
    private mutating func has(
        _ kind: JSONReader.Kind, _ type: NeutralFault.ValueType, _ json: inout JSONReader,
        _ path: @autoclosure () -> String
    ) throws(JSONMistake) -> Bool {
        let found = try json.kind()
        if found == kind { return true }
        try json.skip()
        if found != .null || kind == .object { note(path(), .wrongType(type)) }
        return false
    }
}

extension NeutralReading {
    /// Reads a whole file; a text that is no JSON throws that as its only fault.
    static func reading<Result>(
        _ bytes: [UInt8],
        _ body: (inout NeutralReading, inout JSONReader) throws(JSONMistake) -> Result
    ) throws(NeutralFaults) -> (result: Result, faults: [NeutralFault]) {
        var reading = NeutralReading()
        let outcome: Swift.Result<Result, NeutralFaults> = bytes.withUnsafeBufferPointer { buffer in
            var json = JSONReader(buffer)
            do throws(JSONMistake) {
                let result = try body(&reading, &json)
                try json.finish()
                return .success(result)
            } catch {
                let (line, column) = json.place
                return .failure(
                    NeutralFaults([NeutralFault(".", .malformed(line: line, column: column, error))]))
            }
        }
        return (try outcome.get(), reading.faults)
    }
}
