public import Domain
import Storage

extension UseCases {
    /// Makes a programme.
    /// - Parameter owner: gets the owner's role in it; `nil` on the command line.
    /// - Throws: `FormRefusal.unsound`.
    public func createProgramme(_ draft: FormDraft, owner: Identifier<Account>?) async throws -> Identifier<Programme> {
        let themes = try await programmeThemes()
        var programme = Programme(name: LocalisedText("", in: .en), hostCountry: "", version: 0)
        try programme.take(draft, themes: themes)
        let made = programme
        return try await write(about: made.id.text) { store in
            try store.programmes.insert(made)
            try own(made, by: owner, store)
            return made.id
        }
    }

    /// - Throws: `UseCaseError.notFound`; `FormRefusal.unsound`, and `.stale` where somebody saved meanwhile.
    public func saveProgramme(_ id: Identifier<Programme>, _ draft: FormDraft) async throws {
        let themes = try await programmeThemes()
        try await write(about: id.text) { store in
            guard var programme = try store.programmes.find(id) else { throw UseCaseError.notFound }
            let saved = programme
            try programme.take(draft, themes: themes)
            guard try store.programmes.save(programme, over: draft.version) else {
                throw FormRefusal.stale(FormDraft(saved))
            }
        }
    }

    func own(_ programme: Programme, by owner: Identifier<Account>?, _ store: Store) throws {
        guard let owner else { return }
        try store.grants.insert(
            Grant(account: owner, programme: programme.id, role: .owner, country: programme.hostCountry))
    }
}
