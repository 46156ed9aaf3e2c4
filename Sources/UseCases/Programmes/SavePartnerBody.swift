public import Domain
import Storage

extension UseCases {
    /// - Throws: `UseCaseError.notFound`, `FormRefusal.unsound`.
    public func addPartnerBody(_ draft: FormDraft, to programme: Identifier<Programme>) async throws {
        var body = PartnerBody(
            programme: programme, name: LocalisedText("", in: .en), country: "", role: .partner, version: 0)
        try body.take(draft)
        let made = body
        try await write(about: programme.text, details: ["role": made.role.rawValue]) { store in
            guard try store.programmes.find(programme) != nil else { throw UseCaseError.notFound }
            try store.partnerBodies.insert(made)
        }
    }

    /// - Throws: `UseCaseError.notFound`; `FormRefusal.unsound`, and `.stale` where somebody saved meanwhile.
    public func savePartnerBody(
        _ id: Identifier<PartnerBody>, of programme: Identifier<Programme>, _ draft: FormDraft
    ) async throws {
        try await write(about: programme.text) { store in
            guard var body = try store.partnerBodies.find(id, of: programme) else { throw UseCaseError.notFound }
            let saved = body
            try body.take(draft)
            guard try store.partnerBodies.save(body, over: draft.version) else {
                throw FormRefusal.stale(FormDraft(saved))
            }
        }
    }

    /// - Parameter version: of the record that was looked at.
    /// - Throws: `UseCaseError.notFound`, `FormRefusal.stale`.
    public func removePartnerBody(
        _ id: Identifier<PartnerBody>, of programme: Identifier<Programme>, version: Int
    ) async throws {
        try await write(about: programme.text) { store in
            guard let body = try store.partnerBodies.find(id, of: programme) else { throw UseCaseError.notFound }
            guard try store.partnerBodies.remove(id, of: programme, over: version) else {
                throw FormRefusal.stale(FormDraft(body))
            }
        }
    }
}
