extension NeutralPlan {
    /// The plan as JSON (UTF-8), each entry of the form on a line of its own. What is nil is left out.
    public func json() -> [UInt8] {
        var fields: [String] = [Self.list("assignment", assignment)]
        if let table { fields.append(Self.list("table", table)) }
        if let interpreter { fields.append(Self.list("interpreter", interpreter)) }
        let figures: [(String, Int?)] = [
            ("weight", weight), ("bound", bound), ("breaks", breaks), ("idle", idle),
            ("idle_available", idleAvailable),
        ]
        for (name, value) in figures {
            if let value { fields.append("\"\(name)\":\(value)") }
        }
        if let optimal { fields.append("\"optimal\":\(optimal)") }
        if let seconds, seconds.isFinite {
            let thousandths = Int(max(0, min(1e9, seconds)) * 1000 + 0.5)
            fields.append("\"seconds\":\(Double(thousandths) / 1000)")
        }
        if let unplaced {
            let entries = unplaced.map { "{\"meeting\":\($0.meeting),\"reason\":\(quoted($0.reason))}" }
            fields.append("\"unplaced\":[" + entries.joined(separator: ",\n") + "]")
        }
        return Array(("{" + fields.joined(separator: ",\n") + "}\n").utf8)
    }

    private static func list(_ name: String, _ values: [Int]) -> String {
        var text = "\"\(name)\":["
        text.reserveCapacity(values.count * 5 + 32)
        for (index, value) in values.enumerated() {
            if index > 0 { text += "," }
            text += String(value)
        }
        return text + "]"
    }
}

/// A text in quotation marks with what JSON does not take as it stands escaped (RFC 8259, section 7).
private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\n": quoted += "\\n"
        case "\r": quoted += "\\r"
        case "\t": quoted += "\\t"
        case _ where scalar.value < 0x20:
            quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
