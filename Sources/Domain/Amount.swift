public import Foundation

/// A currency of the programme, by its ISO 4217 code.
public enum Currency: String, Codable, CaseIterable, Sendable, Hashable {
    case vnd = "VND", krw = "KRW", usd = "USD"
}

/// A sum or a range of money as a firm stated it, read into numbers, with the words that it was read from.
public struct Amount: Equatable, Sendable, Codable, Hashable {
    /// Exactly as written in the sheet or the form.
    public var original: String
    /// The lower end; equal to `maximum` for a single sum. `nil` where no sum is stated.
    public var minimum: Decimal?
    public var maximum: Decimal?
    public var currency: Currency?
    /// What the sum is for when it is not for the whole: `month`, `year`, `vehicle`, `vehicle-month`, `set`, `4 vehicles`, …
    public var per: String?
    /// The firm leaves the sum to the talks ("thỏa thuận", "협의", "to be agreed"), or states none.
    public var isToBeAgreed: Bool

    public init(
        original: String, minimum: Decimal? = nil, maximum: Decimal? = nil, currency: Currency? = nil,
        per: String? = nil, isToBeAgreed: Bool = false
    ) {
        self.original = original
        self.minimum = minimum
        self.maximum = maximum
        self.currency = currency
        self.per = per
        self.isToBeAgreed = isToBeAgreed
    }
}
