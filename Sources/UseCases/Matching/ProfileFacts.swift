import Domain
import Foundation
import Matching
import Storage
import Text

/// What a firm brings to each of its needs and offers at an event: where it is, what it speaks, how it comes, and whether
/// its data may be shared. What nobody stated stays unknown.
struct FirmFacts: Sendable {
    var place: String?
    var languages: Set<WrittenLanguage> = []
    var presence: Facts.Presence?
    var disclosure: Facts.Disclosure?
}

extension UseCases {
    /// Of all firms with a need or an offer: one query.
    func firmFacts(of event: Event) async throws -> [Identifier<Organisation>: FirmFacts] {
        let firms = try await read { try $0.circumstances.of(event.id) }
        // "Hai Phong" and "Hải Phòng" are one place, named by the fuller spelling.
        var names: [String: String] = [:]
        for place in firms.map(\.locality.squeezed.nfc) where !place.isEmpty {
            if names[place.folded]?.utf8.count ?? 0 < place.utf8.count { names[place.folded] = place }
        }
        let facts = firms.map { ($0.organisation, FirmFacts($0, place: names[$0.locality.folded.squeezed])) }
        return Dictionary(facts, uniquingKeysWith: { first, _ in first })
    }
}

extension FirmFacts {
    init(_ firm: FirmCircumstances, place: String?) {
        self.place = place
        languages = Set(firm.languages.compactMap { WrittenLanguage(rawValue: $0.rawValue) })
        presence =
            switch firm.mode {
            case .onSite: .onSite
            case .remote: .remote
            case .both: .either
            case nil: nil
            }
        disclosure =
            switch firm.sharing {
            case .agreed: .open
            case .refused: .refused
            // No answer is no refusal: to be asked before anything goes to the other side.
            case .unknown: .unasked
            case nil: nil
            }
    }
}

extension Profile {
    init(_ need: Need, _ firm: FirmFacts? = nil) {
        self.init(
            id: need.id.text, title: need.title.allTexts.joined(separator: " · "),
            text: (need.description.allTexts + need.requirements.allTexts + [need.field]).joined(separator: ". "),
            organisation: need.organisation.text,
            facts: Facts(Cooperation.named(in: need.cooperation), need.budget, firm))
    }

    init(_ offer: Offer, _ firm: FirmFacts? = nil) {
        self.init(
            id: offer.id.text, title: offer.title.allTexts.joined(separator: " · "),
            text: (offer.description.allTexts + offer.applications.allTexts + [offer.partnerSought])
                .joined(separator: ". "),
            organisation: offer.organisation.text,
            facts: Facts(Cooperation.named(in: offer.cooperation), offer.price, firm))
    }
}

extension Facts {
    fileprivate init(_ cooperation: Set<Cooperation>, _ amount: Amount, _ firm: FirmFacts?) {
        self.init(
            cooperation: cooperation, budget: amount.compared, place: firm?.place, languages: firm?.languages ?? [],
            presence: firm?.presence, disclosure: firm?.disclosure)
    }
}

extension Amount {
    /// For the whole, in one currency; a price per piece says nothing of a budget.
    fileprivate var compared: Facts.Budget? {
        guard per == nil, let currency, minimum != nil || maximum != nil else { return nil }
        return Facts.Budget(
            minimum: minimum.map { NSDecimalNumber(decimal: $0).doubleValue },
            maximum: maximum.map { NSDecimalNumber(decimal: $0).doubleValue }, currency: currency.rawValue)
    }
}
