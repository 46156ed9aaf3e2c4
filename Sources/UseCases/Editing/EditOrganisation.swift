public import Domain
import Intake
import Storage

/// A firm with the form of what is known about it.
public struct OrganisationForm: Sendable {
    public var event: Event
    public var organisation: Organisation
    public var saved: FormDraft
    /// Its country may be changed too: by those who look after both sides.
    public var choosesCountry: Bool
}

extension UseCases {
    /// - Throws: `UseCaseError.notFound`, `.otherSide`.
    public func organisationForm(_ id: Identifier<Organisation>, of event: Event) async throws -> OrganisationForm {
        try await read { store in
            let firm = try editable(id, of: event, store)
            return OrganisationForm(
                event: event, organisation: firm,
                saved: FormDraft(firm, version: try store.edits.version(of: id, in: .organisations)),
                choosesCountry: edits == .everything)
        }
    }

    /// Saves what was typed about a firm. Suggestions follow, since its place is one of their facts.
    /// - Throws: `FormRefusal`, `UseCaseError`.
    public func saveOrganisation(_ id: Identifier<Organisation>, of event: Event, _ draft: FormDraft) async throws {
        try await write(about: id.text, in: event.id) { store in
            let firm = try editable(id, of: event, store)
            let version = try store.edits.version(of: id, in: .organisations)
            try refuseStale(draft, saved: FormDraft(firm, version: version))
            let after = try firm.changed(by: draft, choosesCountry: edits == .everything)
            guard after != firm else { return }
            try store.organisations.save(after)
            try store.edits.mark(id, in: .organisations)
            // A name of signs alone says of nobody who it is.
            for text in after.name.allTexts where !OrganisationName(text).key.isEmpty {
                try store.organisations.remember(name: text, key: OrganisationName(text).fullKey, of: id)
            }
            try store.matching.markDue(event.id)
        }
    }
}

extension FormDraft {
    init(_ firm: Organisation, version: Int) {
        self.init(
            [
                "language": firm.name.original.rawValue, "kind": firm.kind.rawValue, "country": firm.country,
                "locality": firm.locality, "address": firm.address, "tax_code": firm.taxCode, "field": firm.field,
            ], version: version)
        put(firm.name, as: "name")
    }
}

extension Organisation {
    fileprivate func changed(by draft: FormDraft, choosesCountry: Bool) throws -> Organisation {
        var checks = FieldChecks()
        checks.text(draft.text("name"), "name", isNeeded: true, atMost: 300)
        for language in formLanguages { checks.text(draft["name.\(language)"], "name.\(language)", atMost: 300) }
        for field in ["locality", "tax_code", "field"] { checks.text(draft.line(field), field, atMost: 300) }
        checks.text(draft.text("address"), "address", atMost: 500)
        var after = self
        if let kind = Kind(rawValue: draft["kind"]) {
            after.kind = kind
        } else {
            checks.add(FieldFault("kind", "choice"))
        }
        if choosesCountry {
            let country = draft.line("country").uppercased()
            if country.count == 2, country.allSatisfy({ $0.isASCII && $0.isLetter }) || country.isEmpty {
                after.country = country
            } else {
                checks.add(FieldFault("country", "choice"))
            }
        }
        try checks.done()
        after.name = draft.localised("name", in: draft.original(or: name.original), before: name)
        after.locality = draft.line("locality")
        after.address = draft.text("address")
        after.taxCode = draft.line("tax_code")
        after.field = draft.line("field")
        return after
    }
}
