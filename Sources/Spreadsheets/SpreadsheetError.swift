/// Why a file could not be read or written: each case is something a person can act on.
public enum SpreadsheetError: Error, Equatable, Sendable {
    case notFound(path: String)
    case notReadable(path: String)
    case empty(path: String)
    /// More bytes than the limit, before or after unpacking.
    case tooLarge(path: String, limitInMegabytes: Int)
    /// The file is something else: `pdf`, `xls` (the old binary format), `encrypted`, `ods`, `docx`, `zip`, `binary`, …
    case notASpreadsheet(path: String, kind: String)
    /// The archive ends too early or its parts do not add up.
    case damaged(path: String, detail: String)
    /// Unpacks to far more than a spreadsheet of that size ever does, or holds names that lead outside.
    case suspicious(path: String, detail: String)
    case tooManyMerges(path: String, limit: Int)
    case tooManyCells(path: String, limit: Int)
    /// Bytes that are text in none of the known encodings.
    case unknownEncoding(path: String)
    case notWritable(path: String, detail: String)
}
