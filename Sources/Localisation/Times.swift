public import Foundation

extension Localiser {
    /// As on screens: "25/11/2022", "2022. 11. 25.(금)", "Fri 25 Nov 2022".
    public func date(_ date: Date, zone: TimeZone) -> String {
        CivilTime(date, in: zone).map(written) ?? ""
    }

    /// The same from `2022-11-25`; anything else is shown as it is.
    public func date(_ iso: String) -> String {
        CivilTime(iso: iso).map(written) ?? iso
    }

    /// "14:30"
    public func time(_ date: Date, zone: TimeZone) -> String {
        CivilTime(date, in: zone)?.clock ?? ""
    }

    /// "09:40–10:00", "09:40~10:00", "09:40 to 10:00"
    public func timeRange(_ start: Date, _ end: Date, zone: TimeZone) -> String {
        time(start, zone: zone) + conventions.spanMark + time(end, zone: zone)
    }

    /// A time in the reader's zone and, after it, in the partner's: "10:40–11:00 (giờ Việt Nam) · 12:40–13:00 (giờ Hàn
    /// Quốc)". Where the days differ, both dates are said; where the zones are one, there is one time.
    public func bothZones(_ start: Date, _ end: Date?, own: TimeZone, partner: TimeZone) -> String {
        func span(_ zone: TimeZone) -> Value {
            .text(end.map { timeRange(start, $0, zone: zone) } ?? time(start, zone: zone))
        }
        var values: [String: Value] = ["own": span(own), "ownZone": .text(zoneName(own))]
        guard let here = CivilTime(start, in: own), let there = CivilTime(start, in: partner) else { return "" }
        guard zoneName(own) != zoneName(partner) else { return self("zone.one", values) }
        values["partner"] = span(partner)
        values["partnerZone"] = .text(zoneName(partner))
        guard !here.isSameDay(as: there) else { return self("zone.both", values) }
        values["ownDate"] = .text(written(here))
        values["partnerDate"] = .text(written(there))
        return self("zone.bothWithDates", values)
    }

    /// "giờ Việt Nam"; by its city for a zone that the catalogue doesn't name.
    public func zoneName(_ zone: TimeZone) -> String {
        let older = ["Asia/Saigon": "Asia/Ho_Chi_Minh", "ROK": "Asia/Seoul"]
        let name = older[zone.identifier] ?? zone.identifier
        return text("zone." + name, or: cityTime(name))
    }

    private func cityTime(_ name: String) -> String {
        guard let slash = name.lastIndex(of: "/") else { return name }
        let city = String(name[name.index(after: slash)...].map { $0 == "_" ? " " : $0 })
        return self("zone.city", ["city": .text(city)])
    }

    private func written(_ day: CivilTime) -> String {
        conventions.date(day, self("weekday.\(day.weekday)"), self("month.\(day.month.twoDigits)"))
    }
}
