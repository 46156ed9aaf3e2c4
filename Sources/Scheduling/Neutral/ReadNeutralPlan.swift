extension NeutralPlan {
    /// The plan in a JSON file; a bare list is an assignment. `null` in a list counts as −1.
    /// - Throws: everything in it that is of the wrong kind.
    public init(json bytes: [UInt8]) throws(NeutralFaults) {
        let (plan, faults) = try NeutralReading.reading(bytes) { reading, json throws(JSONMistake) in
            if try json.kind() == .list {
                return NeutralPlan(assignment: try Self.list(&reading, &json, "assignment") ?? [])
            }
            return try NeutralPlan(&reading, &json)
        }
        guard faults.isEmpty else { throw NeutralFaults(faults) }
        self = plan
    }

    private init(_ reading: inout NeutralReading, _ json: inout JSONReader) throws(JSONMistake) {
        self.init(assignment: [])
        var hasAssignment = false
        let isObject = try reading.object(&json, ".") { reading, json, key throws(JSONMistake) in
            switch key {
            case "assignment":
                hasAssignment = true
                assignment = try Self.list(&reading, &json, key) ?? []
            case "table": table = try Self.list(&reading, &json, key)
            case "interpreter": interpreter = try Self.list(&reading, &json, key)
            case "weight": weight = try reading.integer(&json, key)
            case "bound": bound = try reading.integer(&json, key)
            case "optimal": optimal = try reading.flag(&json, key)
            case "breaks": breaks = try reading.integer(&json, key)
            case "idle": idle = try reading.integer(&json, key)
            case "idle_available": idleAvailable = try reading.integer(&json, key)
            case "seconds": seconds = try reading.number(&json, key)
            case "unplaced":
                unplaced = try reading.list(
                    &json, key, limit: NeutralInstance.Limit.meetings
                ) { reading, json, index throws(JSONMistake) in
                    try Unplaced(&reading, &json, index)
                }
            default: try json.skip()
            }
        }
        if isObject, !hasAssignment { reading.note("assignment", .missing) }
    }

    private static func list(
        _ reading: inout NeutralReading, _ json: inout JSONReader, _ path: String
    ) throws(JSONMistake) -> [Int]? {
        try reading.list(&json, path, limit: NeutralInstance.Limit.meetings) { reading, json, at throws(JSONMistake) in
            try reading.integer(&json, "\(path)[\(at)]") ?? -1
        }
    }
}

extension NeutralPlan.Unplaced {
    fileprivate init(
        _ reading: inout NeutralReading, _ json: inout JSONReader, _ index: Int
    ) throws(JSONMistake) {
        self.init(meeting: 0, reason: "")
        var hasMeeting = false
        let path = "unplaced[\(index)]"
        let isObject = try reading.object(&json, path) { reading, json, key throws(JSONMistake) in
            switch key {
            case "meeting":
                hasMeeting = true
                meeting = try reading.integer(&json, path + ".meeting") ?? 0
            case "reason": reason = try reading.text(&json, path + ".reason") ?? ""
            default: try json.skip()
            }
        }
        if isObject, !hasMeeting { reading.note(path + ".meeting", .missing) }
    }
}
