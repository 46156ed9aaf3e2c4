import Domain

/// How one language writes numbers, money, dates and lists. A language is added by a case here and its catalogue.
///
/// Written out rather than taken from a locale database: the forms are few, agreed with the people who read them, and
/// must be the same on every machine.
struct Conventions: Sendable {
    var decimalMark = "."
    var groupMark = ","
    /// Between the ends of a span of time.
    var spanMark = "–"
    /// Between the last two items of a list; `nil`: a comma like the others.
    var lastJoint: String?
    var hasSingular = false
    var money: MoneyStyle
    /// From the day, the name of its weekday and the name of its month.
    var date: @Sendable (CivilTime, _ weekday: String, _ month: String) -> String

    static func of(_ language: Language) -> Conventions {
        switch language {
        case .vi: vietnamese
        case .ko: korean
        case .en, .de: english
        }
    }

    private static let vietnamese = Conventions(
        decimalMark: ",", groupMark: ".", lastJoint: " và ",
        money: MoneyStyle(
            names: [.vnd: "đồng", .krw: "won", .usd: "USD"],
            scale: .thousands([(9, "tỷ"), (6, "triệu"), (3, "nghìn")]), joint: "–", unlikeJoint: " – "),
        date: { day, _, _ in "\(day.day.twoDigits)/\(day.month.twoDigits)/\(day.year)" })

    private static let korean = Conventions(
        spanMark: "~",
        money: MoneyStyle(
            names: [.vnd: "동", .krw: "원", .usd: "달러"], scale: .tenThousands(["만", "억", "조"]), joint: "~",
            unlikeJoint: "~"),
        date: { day, weekday, _ in "\(day.year). \(day.month). \(day.day).(\(weekday))" })

    private static let english = Conventions(
        spanMark: " to ", lastJoint: " and ", hasSingular: true,
        money: MoneyStyle(
            names: [.vnd: "VND", .krw: "KRW", .usd: "USD"],
            scale: .thousands([(12, "trillion"), (9, "billion"), (6, "million")]), joint: " to ",
            unlikeJoint: " to ", currencyFirst: true),
        date: { day, weekday, month in "\(weekday) \(day.day) \(month) \(day.year)" })
}

extension Int {
    /// With a leading zero below ten.
    var twoDigits: String { (0...9).contains(self) ? "0\(self)" : String(self) }
}
