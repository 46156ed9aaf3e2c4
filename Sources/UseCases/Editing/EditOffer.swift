public import Domain
import Storage

/// An offer with the form of what it says.
public struct OfferForm: Sendable {
    public var event: Event
    public var organisation: Organisation
    /// `nil` for a new one.
    public var offer: Offer?
    public var saved: FormDraft?
}

extension UseCases {
    /// - Throws: `UseCaseError.notFound`, `.otherSide`.
    public func offerForm(_ code: String, of event: Event) async throws -> OfferForm {
        try await read { store in
            let (offer, firm) = try editableOffer(code, of: event, store)
            let version = try store.edits.version(of: offer.id, in: .offers)
            return OfferForm(
                event: event, organisation: firm, offer: offer, saved: FormDraft(offer, version: version))
        }
    }

    /// The form of a new offer of a firm.
    public func newOfferForm(of organisation: Identifier<Organisation>, at event: Event) async throws -> OfferForm {
        try await read { store in
            OfferForm(event: event, organisation: try editable(organisation, of: event, store))
        }
    }

    /// Adds an offer, with the next number of its country and year.
    /// - Returns: its code.
    /// - Throws: `FormRefusal`, `UseCaseError`.
    public func addOffer(
        of organisation: Identifier<Organisation>, at event: Event, _ draft: FormDraft
    ) async throws -> String {
        try await write(in: event.id, telling: { ["code": $0] }) { store in
            let firm = try editable(organisation, of: event, store)
            let prefix = "TO-\(firm.country.or("XX"))-\(event.year)-"
            let code = prefix + padded(try store.offers.lastNumber(prefix: prefix) + 1, 4)
            let offer = try Offer(code: code, of: firm).changed(by: draft, country: firm.country)
            try store.offers.save(offer, of: event.id)
            try store.edits.mark(offer.id, in: .offers)
            return code
        }
    }

    /// Saves what was typed about an offer. Suggestions follow.
    /// - Throws: `FormRefusal`, `UseCaseError`.
    public func saveOffer(_ code: String, of event: Event, _ draft: FormDraft) async throws {
        try await write(about: code, in: event.id) { store in
            let (offer, firm) = try editableOffer(code, of: event, store)
            let version = try store.edits.version(of: offer.id, in: .offers)
            try refuseStale(draft, saved: FormDraft(offer, version: version))
            let after = try offer.changed(by: draft, country: firm.country)
            guard after != offer else { return }
            try store.offers.save(after, of: event.id)
            try store.edits.mark(offer.id, in: .offers)
        }
    }

    private func editableOffer(_ code: String, of event: Event, _ store: Store) throws -> (Offer, Organisation) {
        guard let found = try store.profiles.offer(code, of: event.id) else { throw UseCaseError.notFound }
        return (found.offer, try editable(found.offer.organisation, of: event, store))
    }
}

extension FormDraft {
    init(_ offer: Offer, version: Int) {
        self.init(
            [
                "language": offer.title.original.rawValue, "readiness": offer.readiness.map(String.init) ?? "",
                "rights": offer.rights, "cooperation": offer.cooperation, "partner_sought": offer.partnerSought,
                "price": offer.price.original, "note": offer.note,
            ], version: version)
        put(offer.title, as: "title")
        put(offer.description, as: "description")
        put(offer.applications, as: "applications")
    }
}

extension Offer {
    fileprivate init(code: String, of firm: Organisation) {
        let nothing = LocalisedText("", in: .vi)
        self.init(
            code: code, organisation: firm.id, title: nothing, description: nothing, applications: nothing,
            price: Amount(original: "", isToBeAgreed: true))
    }

    fileprivate func changed(by draft: FormDraft, country: String) throws -> Offer {
        var checks = FieldChecks()
        checks.texts(draft, "title", isNeeded: true, atMost: 500)
        checks.texts(draft, "description", atMost: 10_000)
        checks.texts(draft, "applications", atMost: 10_000)
        checks.text(draft.text("price"), "price", atMost: 300)
        for field in ["rights", "cooperation", "partner_sought", "note"] {
            checks.text(draft.text(field), field, atMost: 2_000)
        }
        let level = checks.number(draft.line("readiness"), "readiness", in: 1...9)
        try checks.done()
        let language = draft.original(or: title.text.isEmpty ? nil : title.original)
        var after = self
        after.title = draft.localised("title", in: language, before: title)
        after.description = draft.localised("description", in: language, before: description)
        after.applications = draft.localised("applications", in: language, before: applications)
        if level != readiness { (after.readiness, after.readinessText) = (level, level.map { "TRL \($0)" } ?? "") }
        (after.rights, after.cooperation) = (draft.text("rights"), draft.text("cooperation"))
        (after.partnerSought, after.note) = (draft.text("partner_sought"), draft.text("note"))
        after.price = price.changed(to: draft.text("price"), language, country: country)
        return after
    }
}
