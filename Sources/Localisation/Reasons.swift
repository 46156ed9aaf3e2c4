public import Domain

extension Localiser {
    /// Why a need and an offer fit, or what is to be cleared up, as a sentence: families `reason.<kind>`, and
    /// `reason.<kind>.differs` for warnings.
    public func reason(_ reason: Match.Reason) -> String {
        let written = reason.names[language.rawValue] ?? reason.names[""] ?? reason.names["en"] ?? ""
        let differs = "reason.\(reason.kind).differs"
        let key = reason.isWarning == true && has(differs) ? differs : "reason.\(reason.kind)"
        guard let family = Self.families[reason.kind] else { return self(key, ["names": .text(written)]) }
        let values = written.split(separator: ",").map { text("\(family).\($0)", or: String($0)) }
        return self(key, ["names": .text(values.joined(separator: ", "))])
    }

    /// Where the names of a reason are codes: the family that has words for them.
    private static let families = [
        "cooperation": "cooperation", "rejected": "rejection", "language": "language", "learned": "learned",
        "presence": "presence", "disclosure": "disclosure",
    ]
}
