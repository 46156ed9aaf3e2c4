/// How much a file may hold before it is refused. Everything a stranger's file can ask for is capped here.
///
/// The standard limits are far above any list of organisations, and low enough that a file made to harm is refused
/// within two seconds and 256 MB of memory.
public struct ReadingLimits: Equatable, Sendable {
    /// Bytes of the file itself.
    public var fileBytes = 20_000_000
    /// Bytes after unpacking, all parts of a workbook together, as claimed and as found.
    public var unpackedBytes = 80_000_000
    /// How many times larger than its packed form one part may be, once it is over `ratioFloor` bytes.
    public var ratio = 200
    public var ratioFloor = 1_000_000
    /// Files in the archive; also sheets in the workbook.
    public var entries = 2_000
    /// Merged ranges of one workbook.
    public var merges = 20_000
    /// Cells of one workbook, the empty ones before the last filled cell of a row included.
    public var cells = 1_000_000
    /// Both are what .xlsx itself allows.
    public var columns = 16_384
    public var rows = 1_048_576
    /// UTF-16 units in one cell: twice what spreadsheet programs allow.
    public var textLength = 65_534

    public static let standard = ReadingLimits()

    public init() {}
}
