public import Domain
public import Localisation

extension Localiser {
    /// What an entry of the audit log says was done. A verb that is no longer known is named as it is.
    public func sentence(of entry: AuditEntry) -> String {
        let key = "audit.verb.\(entry.verb)"
        return has(key) ? self(key) : self("audit.verbUnknown", ["verb": .text(entry.verb)])
    }

    public func name(of actor: Actor) -> String {
        switch actor {
        case .account(_, let name): name
        case .commandLine(let user): self("audit.commandLine", ["name": .text(user)])
        case .system: self("audit.actor.system")
        case .nobody: self("audit.actor.nobody")
        }
    }

    /// A detail's name; those without a sentence of their own are named as they are.
    public func detailName(_ key: String) -> String { has("audit.detail.\(key)") ? self("audit.detail.\(key)") : key }

    /// What reading the whole chain found.
    public func sentence(of result: AuditVerification) -> String {
        switch result.finding {
        case nil: self("audit.result.whole", ["n": .number(result.entries)])
        case .changed(let number): self("audit.result.changed", ["number": .number(number)])
        case .missing(let number): self("audit.result.missing", ["number": .number(number)])
        case .inserted(let number): self("audit.result.inserted", ["number": .number(number)])
        case .unlinked(let number): self("audit.result.unlinked", ["number": .number(number)])
        }
    }
}
