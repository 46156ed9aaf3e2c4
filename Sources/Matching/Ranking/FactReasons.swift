import Text

extension Facts {
    /// What of an offer's facts fits this need and what is to be cleared up. Nothing is hidden for it; what either side
    /// leaves open is passed over.
    func reasons(for offer: Facts) -> [Reason] {
        [
            cooperationReason(offer), budgetReason(offer), placeReason(offer), languageReason(offer),
            presenceReason(offer), disclosureReason(offer),
        ].compactMap(\.self)
    }

    private func cooperationReason(_ offer: Facts) -> Reason? {
        guard !cooperation.isEmpty, !offer.cooperation.isEmpty else { return nil }
        let shared = cooperation.intersection(offer.cooperation).sorted().map(\.rawValue)
        return Reason(
            kind: .cooperation, isWarning: shared.isEmpty,
            values: shared.isEmpty ? cooperation.sorted().map(\.rawValue) : shared)
    }

    /// Fits where the offer's least is within the need's most.
    private func budgetReason(_ offer: Facts) -> Reason? {
        guard let budget, let price = offer.budget, budget.currency == price.currency,
            let most = budget.maximum ?? budget.minimum, let least = price.minimum ?? price.maximum
        else { return nil }
        return Reason(kind: .budget, isWarning: least > most)
    }

    private func placeReason(_ offer: Facts) -> Reason? {
        guard let place, let other = offer.place, place == other else { return nil }
        return Reason(kind: .place, values: [place])
    }

    private func languageReason(_ offer: Facts) -> Reason? {
        guard !languages.isEmpty, !offer.languages.isEmpty else { return nil }
        let shared = languages.intersection(offer.languages).map(\.rawValue).sorted()
        return Reason(kind: .language, isWarning: shared.isEmpty, values: shared)
    }

    private func presenceReason(_ offer: Facts) -> Reason? {
        guard let presence, let other = offer.presence else { return nil }
        let fits = presence == other || presence == .either || other == .either
        return Reason(kind: .presence, isWarning: !fits, values: [other.rawValue])
    }

    /// Said only where something stands in the way.
    private func disclosureReason(_ offer: Facts) -> Reason? {
        let stated = [disclosure, offer.disclosure].compactMap(\.self)
        let hindrances: [Disclosure] = [.refused, .afterAgreement, .unasked]
        guard let strictest = hindrances.first(where: stated.contains) else { return nil }
        return Reason(kind: .disclosure, isWarning: true, values: [strictest.rawValue])
    }
}
