import Domain
import Foundation
import Scheduling

/// The reason of an unplaced pair as a catalogue key (`unplaced.<key>`) with the values of its sentence:
/// `a`, `b` names of the two; `name` the one concerned; `language` a pair `ko-vi`; `place` the setting; `times` local
/// times; `hint` what one more resource would do.
func phrase(
    _ unplaced: Scheduling.Unplaced?, _ pair: WishedPair, _ facts: EventFacts
) -> (key: String, details: [String: String]) {
    var details = [
        "a": facts.name(of: pair.first), "b": facts.name(of: pair.second),
        "place": Setting(pair.first.mode, pair.second.mode).rawValue,
    ]
    if let refusing = pair.refusing {
        details["name"] = facts.name(of: refusing)
        return ("sharingRefused", details)
    }
    if pair.isDeclined { return ("declined", details) }
    guard let unplaced else { return ("displaced", details) }
    let zone = facts.event.timeZone
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    details["times"] = unplaced.slots.prefix(6).map { index in
        let parts = calendar.dateComponents([.hour, .minute], from: facts.slots[index].startsAt)
        return padded(parts.hour ?? 0, 2) + ":" + padded(parts.minute ?? 0, 2)
    }.joined(separator: ", ")
    switch unplaced.remedy {
    case .onePlaceMore: details["hint"] = "oneMorePlace"
    case .oneInterpreterMore: details["hint"] = "oneMoreInterpreter"
    case nil: break
    }
    func named(_ code: String) -> String {
        for side in [pair.first, pair.second] where side.code == code { return facts.name(of: side) }
        return code
    }
    func names(of interpreters: [String]) -> String {
        interpreters.map { code in facts.interpreters.first { $0.code == code }?.name ?? code }.joined(separator: ", ")
    }
    switch unplaced.reason {
    case .noSharedSlot, .noAllowedSlot:
        return ("noSharedTime", details)
    case .noFittingPlace:
        return ("noPlaceOfKind", details)
    case .noInterpreterOfSkill(let skills):
        details["language"] = skills.joined(separator: ",")
        return ("noInterpreterForLanguages", details)
    case .interpretersAbsent(let skills, let interpreters):
        details["language"] = skills.joined(separator: ",")
        details["name"] = names(of: interpreters)
        return ("interpreterAbsent", details)
    case .maximumReached(let code):
        details["name"] = named(code)
        return ("participantMaximum", details)
    case .fixedSlotTaken:
        return ("fixedSlotTaken", details)
    case .fullyBooked(let code):
        details["name"] = named(code)
        return ("participantFull", details)
    case .freeAtDifferentTimes:
        return ("bothBusy", details)
    case .placesTaken(_, let places):
        details["n"] = String(places)
        return ("placesTaken", details)
    case .interpretersBusy(let skills, let interpreters), .interpretersAtLimit(let skills, let interpreters):
        details["language"] = skills.joined(separator: ",")
        details["name"] = names(of: interpreters)
        return ("interpretersBusy", details)
    case .placesAndInterpretersTaken(_, let skills):
        details["language"] = skills.joined(separator: ",")
        return ("placesTaken", details)
    case .outweighed:
        return ("displaced", details)
    }
}
