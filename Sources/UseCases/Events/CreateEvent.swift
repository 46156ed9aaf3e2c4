public import Domain
import Foundation
import Storage
import Text

extension UseCases {
    /// Makes an event.
    /// - Throws: `UseCaseError` where the date, a zone or the slot length cannot be used; `ProgrammeRefusal`.
    public func createEvent(
        name: String, language: Language? = nil, date: String, place: String, zone: String, partnerZone: String,
        slotMinutes: Int, linkTemplate: String = "", programme: Identifier<Programme>? = nil
    ) async throws -> Event {
        let name = name.nfc.squeezed
        guard !name.isEmpty else { throw UseCaseError.nameMissing }
        guard Event.isDate(date) else { throw UseCaseError.dateUnreadable(date) }
        for zone in [zone, partnerZone] where TimeZone(identifier: zone) == nil { throw UseCaseError.zoneUnknown(zone) }
        guard Event.slotLengths.contains(slotMinutes) else { throw UseCaseError.slotLengthOutOfRange(slotMinutes) }
        let event = Event(
            name: LocalisedText(name, in: language ?? UseCases.language(of: name)), date: date,
            place: place.nfc.squeezed, zone: zone,
            partnerZone: partnerZone, slotMinutes: slotMinutes, linkTemplate: linkTemplate, programme: programme)
        return try await write(about: event.id.text, in: event.id, details: ["date": date]) { store in
            var event = event
            if let programme, try store.programmes.find(programme) == nil {
                throw ProgrammeRefusal.unknown(programme.text)
            }
            if programme == nil { event.programme = try onlyProgramme(for: event, store) }
            try insert(event, store)
            return event
        }
    }

    func insert(_ event: Event, _ store: Store) throws {
        try store.events.save(event)
        // How long its data is kept, unless somebody decides otherwise for this event.
        if let months = try store.settings.all().retentionMonths {
            try store.retentions.save(months, of: event.id)
        }
    }

    /// The one programme; where there is none yet, one of the event's name.
    private func onlyProgramme(for event: Event, _ store: Store) throws -> Identifier<Programme> {
        let programmes = try store.programmes.all()
        guard programmes.count <= 1 else { throw ProgrammeRefusal(programmes) }
        if let programme = programmes.first { return programme.id }
        let home = event.timeZone.homeCountry
        let programme = Programme(name: event.name, hostCountry: home.isEmpty ? "VN" : home)
        try store.programmes.insert(programme)
        return programme.id
    }

    private static func language(of name: String) -> Language {
        LanguageGuess(of: name).language.flatMap { Language(rawValue: $0.rawValue) } ?? .en
    }

    public func events() async throws -> [Event] {
        try await read { try $0.events.all() }
    }

    public func event(_ id: Identifier<Event>) async throws -> Event {
        guard let event = try await read({ try $0.events.find(id) }) else { throw UseCaseError.notFound }
        return event
    }

    /// The event that a command speaks of: the one named by id, or the only one.
    public func event(_ wanted: String?) async throws -> Event {
        let events = try await events()
        if let wanted {
            guard let event = events.first(where: { $0.id.text == wanted.uppercased() }) else {
                throw UseCaseError.eventUnknown(wanted)
            }
            return event
        }
        guard let event = events.first else { throw UseCaseError.noEvent }
        guard events.count == 1 else { throw UseCaseError.severalEvents(events.map { "\($0.id) \($0.name.text)" }) }
        return event
    }
}

extension Event {
    /// How many minutes a slot can have.
    public static let slotLengths = 5...240

    var year: Int { Int(date.prefix(4)) ?? 2000 }
    var timeZone: TimeZone { TimeZone(identifier: zone) ?? .gmt }
    var partnerTimeZone: TimeZone { TimeZone(identifier: partnerZone) ?? .gmt }

    /// Whether a text is a day of the calendar written as `2022-11-25`.
    static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard text.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
            return false
        }
        let components = DateComponents(calendar: Calendar(identifier: .gregorian), year: year, month: month, day: day)
        return components.isValidDate
    }

    /// The instant of a local date and time of day in the event's zone, or another.
    func instant(date: String, time: ClockTime, zone: TimeZone? = nil) -> Date? {
        guard Event.isDate(date) else { return nil }
        let parts = date.split(separator: "-").compactMap { Int($0) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone ?? timeZone
        return calendar.date(
            from: DateComponents(
                year: parts[0], month: parts[1], day: parts[2], hour: time.minutes / 60, minute: time.minutes % 60))
    }
}

extension TimeZone {
    /// The country whose time this is, where it is one of the programme's; else empty.
    var homeCountry: String {
        switch identifier {
        case "Asia/Ho_Chi_Minh", "Asia/Saigon": "VN"
        case "Asia/Seoul", "ROK": "KR"
        case "Asia/Tokyo", "Japan": "JP"
        case "Asia/Taipei": "TW"
        case "Asia/Singapore", "Singapore": "SG"
        case "Asia/Shanghai", "PRC": "CN"
        case "Europe/Berlin": "DE"
        default: ""
        }
    }
}
