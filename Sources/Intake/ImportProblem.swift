/// Something in a file that a person should look at: where it stands, what is written there, what is wrong.
///
/// Reason and remedy are phrased in the reader's language from `kind` and `details`
/// (catalogue keys `problem.<kind>.reason` and `problem.<kind>.remedy`).
public struct ImportProblem: Equatable, Sendable, Codable {
    public enum Severity: String, Codable, Sendable {
        /// The row, or the value, was left out.
        case error
        /// Taken as it could be; worth a look.
        case warning
    }

    public enum Kind: String, Codable, CaseIterable, Sendable {
        // values
        case emailInvalid, phoneInvalid, amountUnclear, amountCurrencyMissing, amountPointAmbiguous
        case dateUnclear, timeUnclear, numberUnclear, languageUnknown, modeUnknown, availabilityUnclear
        case blockUnknown, sharingUnclear, roleUnknown, placeKindUnknown, answerUnclear, taxCodeOdd, formulaAsText
        // rows
        case missingValue, rowWithoutOrganisation, needWithoutTitle, itemsDoNotLineUp, duplicateCode
        case endsBeforeStart, zoneTimesDisagree, slotTooShort
        // organisations
        case possibleBranch, possibleDuplicate, organisationUnknown
        /// A person changed the record since: it stays as it is.
        case editedHere
        /// Of the other side, whose lists its own organisers import: left out.
        case otherSide
        // requests
        case unknownSender, unknownReceiver, requestToSelf, sameSide, repeatedPair, needUnknown, offerUnknown
        case doesNotMeet, sharingRefused
        // what a firm decided itself in the product
        case sharingKept
        // interpreters
        case languageNobodyNeeds, interpreterAbsent
        // tables
        case columnUnknown, columnMissing, headerNotFound, sheetLeftOut
    }

    public var sheet: String
    /// As people count rows in the file, from 1.
    public var row: Int
    /// The header of the column as written, or its letter.
    public var column: String
    /// What stands there, verbatim.
    public var value: String
    public var kind: Kind
    public var severity: Severity
    /// Names and numbers for the sentence: `name`, `code`, `suggestion`, `other`, `row`, …
    public var details: [String: String]

    public init(
        sheet: String, row: Int, column: String = "", value: String = "", kind: Kind,
        severity: Severity = .warning, details: [String: String] = [:]
    ) {
        self.sheet = sheet
        self.row = row
        self.column = column
        self.value = value
        self.kind = kind
        self.severity = severity
        self.details = details
    }
}
