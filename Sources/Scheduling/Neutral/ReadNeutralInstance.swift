extension NeutralInstance {
    /// The instance in a JSON file, valid.
    /// - Throws: everything that is wrong with it: of the wrong kind first, then what contradicts itself.
    public init(json bytes: [UInt8]) throws(NeutralFaults) {
        let (instance, shape) = try NeutralReading.reading(bytes) { reading, json throws(JSONMistake) in
            try NeutralInstance(&reading, &json)
        }
        let faults = shape + instance.faults(unless: Set(shape.map(\.path)))
        guard faults.isEmpty else { throw NeutralFaults(faults) }
        self = instance
    }

    private init(_ reading: inout NeutralReading, _ json: inout JSONReader) throws(JSONMistake) {
        self.init(slots: 0, tables: 0, participants: [], meetings: [])
        var seen: Set<String> = []
        let isObject = try reading.object(&json, ".") { reading, json, key throws(JSONMistake) in
            seen.insert(key)
            switch key {
            case "name": name = try reading.text(&json, key) ?? ""
            case "slots": slots = try reading.integer(&json, key) ?? 0
            case "tables": tables = try reading.integer(&json, key) ?? 0
            case "participants":
                participants =
                    try reading.list(&json, key, limit: Limit.participants) {
                        reading, json, index throws(JSONMistake) in
                        try Participant(&reading, &json, index)
                    } ?? []
            case "meetings":
                meetings =
                    try reading.list(&json, key, limit: Limit.meetings) { reading, json, index throws(JSONMistake) in
                        try Meeting(&reading, &json, index)
                    } ?? []
            case "interpreters":
                interpreters =
                    try reading.list(&json, key, limit: Limit.interpreters) {
                        reading, json, index throws(JSONMistake) in
                        try Interpreter(&reading, &json, index)
                    }
            case "morning_slots": morningSlots = try reading.integer(&json, key)
            case "all_required": allRequired = try reading.flag(&json, key) ?? false
            case "fairness": fairness = try reading.integer(&json, key)
            default: try json.skip()
            }
        }
        guard isObject else { return }
        for key in ["slots", "tables", "participants", "meetings"] where !seen.contains(key) {
            reading.note(key, .missing)
        }
    }
}

extension NeutralInstance.Participant {
    fileprivate init(
        _ reading: inout NeutralReading, _ json: inout JSONReader, _ index: Int
    ) throws(JSONMistake) {
        self.init(id: 0, available: [])
        var (hasId, hasAvailable) = (false, false)
        let isObject = try reading.object(
            &json, "participants[\(index)]"
        ) { reading, json, key throws(JSONMistake) in
            switch key {
            case "id":
                hasId = true
                id = try reading.integer(&json, "participants[\(index)].id") ?? index
            case "available":
                hasAvailable = true
                available = try reading.integers(&json, "participants[\(index)].available") ?? []
            case "max": maximum = try reading.integer(&json, "participants[\(index)].max")
            default: try json.skip()
            }
        }
        if !hasId {
            id = index
            if isObject { reading.note("participants[\(index)].id", .missing) }
        }
        if isObject, !hasAvailable { reading.note("participants[\(index)].available", .missing) }
    }
}

extension NeutralInstance.Meeting {
    fileprivate init(
        _ reading: inout NeutralReading, _ json: inout JSONReader, _ index: Int
    ) throws(JSONMistake) {
        self.init(id: index, a: 0, b: 0)
        var (hasId, hasA, hasB) = (false, false, false)
        let isObject = try reading.object(&json, "meetings[\(index)]") { reading, json, key throws(JSONMistake) in
            switch key {
            case "id":
                hasId = true
                id = try reading.integer(&json, "meetings[\(index)].id") ?? index
            case "a":
                hasA = true
                a = try reading.integer(&json, "meetings[\(index)].a") ?? 0
            case "b":
                hasB = true
                b = try reading.integer(&json, "meetings[\(index)].b") ?? 0
            case "weight": weight = try reading.integer(&json, "meetings[\(index)].weight") ?? 1
            case "lang":
                let text = try reading.text(&json, "meetings[\(index)].lang")
                language = text?.isEmpty == true ? nil : text
            case "session": session = try Self.session(&reading, &json, index)
            case "fixed": fixed = try reading.integer(&json, "meetings[\(index)].fixed")
            case "after": after = try reading.integers(&json, "meetings[\(index)].after") ?? []
            default: try json.skip()
            }
        }
        guard isObject else { return }
        for (has, key) in [(hasId, "id"), (hasA, "a"), (hasB, "b")] where !has {
            reading.note("meetings[\(index)].\(key)", .missing)
        }
    }

    private static func session(
        _ reading: inout NeutralReading, _ json: inout JSONReader, _ index: Int
    ) throws(JSONMistake) -> NeutralInstance.Session? {
        guard let text = try reading.text(&json, "meetings[\(index)].session") else { return nil }
        let session = NeutralInstance.Session(rawValue: text)
        if session == nil { reading.note("meetings[\(index)].session", .unknownSession(text)) }
        return session
    }
}

extension NeutralInstance.Interpreter {
    fileprivate init(
        _ reading: inout NeutralReading, _ json: inout JSONReader, _ index: Int
    ) throws(JSONMistake) {
        self.init(id: index, languages: [], available: [])
        var seen: Set<String> = []
        let path = "interpreters[\(index)]"
        let isObject = try reading.object(&json, path) { reading, json, key throws(JSONMistake) in
            seen.insert(key)
            switch key {
            case "id": id = try reading.integer(&json, path + ".id") ?? index
            case "langs":
                languages =
                    try reading.list(&json, path + ".langs") { reading, json, at throws(JSONMistake) in
                        try reading.text(&json, path + ".langs[\(at)]")
                    } ?? []
            case "available": available = try reading.integers(&json, path + ".available") ?? []
            default: try json.skip()
            }
        }
        guard isObject else { return }
        for key in ["id", "langs", "available"] where !seen.contains(key) {
            reading.note(path + "." + key, .missing)
        }
    }
}
