import Domain
import Intake
import Storage
import Text

/// The organisations of an installation, so that one which is met again is recognised.
///
/// Recognised: the same spelling; or the same tax code, or address, with a name alike. Not recognised but pointed out:
/// what may be a branch, and names alike without other evidence. A person decides those.
struct OrganisationRegister {
    enum Recognition {
        case known(Int, why: String)
        case branch(of: Int)
        case alike(Int)
        case new
    }

    private(set) var organisations: [Organisation] = []
    private var names: [[OrganisationName]] = []
    private var byKey: [String: [Int]] = [:]
    private var byTaxRoot: [String: [Int]] = [:]
    private var byEmail: [String: [Int]] = [:]
    /// Words of names, to find those that are alike without comparing all with all.
    private var byWord: [String: [Int]] = [:]

    /// - Parameter known: the firms that may be met; `nil`: all.
    init(_ store: Store, among known: Set<Identifier<Organisation>>? = nil) throws {
        for traits in try store.organisations.traits() where known?.contains(traits.organisation.id) ?? true {
            let index = add(traits.organisation)
            for key in traits.nameKeys where !key.isEmpty && byKey[key]?.contains(index) != true {
                byKey[key, default: []].append(index)
            }
            for email in traits.emails { byEmail[email, default: []].append(index) }
        }
    }

    @discardableResult
    mutating func add(_ organisation: Organisation) -> Int {
        let index = organisations.count
        organisations.append(organisation)
        names.append([])
        for text in organisation.name.allTexts { learn(name: text, of: index) }
        learn(taxCode: organisation.taxCode, of: index)
        return index
    }

    mutating func replace(_ index: Int, with organisation: Organisation) {
        organisations[index] = organisation
        learn(taxCode: organisation.taxCode, of: index)
    }

    /// - Returns: whether the spelling was not known yet.
    @discardableResult
    mutating func learn(name text: String, of index: Int) -> Bool {
        let name = OrganisationName(text)
        guard !name.key.isEmpty else { return false }
        let isNew = byKey[name.fullKey]?.contains(index) != true
        if isNew { byKey[name.fullKey, default: []].append(index) }
        if !names[index].contains(name) {
            names[index].append(name)
            for word in Set(name.key.split(separator: " ").map(String.init)) { byWord[word, default: []].append(index) }
        }
        return isNew
    }

    private mutating func learn(taxCode: String, of index: Int) {
        guard !taxCode.isEmpty, byTaxRoot[taxRoot(taxCode)]?.contains(index) != true else { return }
        byTaxRoot[taxRoot(taxCode), default: []].append(index)
    }

    mutating func learn(email: String, of index: Int) {
        guard !email.isEmpty, byEmail[email]?.contains(index) != true else { return }
        byEmail[email, default: []].append(index)
    }

    func recognise(name text: String, taxCode: String, email: String) -> Recognition {
        let name = OrganisationName(text)
        let sameKey = byKey[name.fullKey] ?? []
        if let index = sameKey.first(where: { taxCodesAgree(taxCode, organisations[$0].taxCode) }) {
            return .known(index, why: "name")
        }
        let sameTax = taxCode.isEmpty ? [] : byTaxRoot[taxRoot(taxCode)] ?? []
        let sameEmail = email.isEmpty ? [] : byEmail[email] ?? []
        for (candidates, why, threshold) in [(sameTax, "taxCode", 0.5), (sameEmail, "email", 0.75)] {
            let ranked = candidates.map { ($0, similarity(name, $0)) }.sorted { $0.1 > $1.1 }
            guard let (index, value) = ranked.first else { continue }
            guard value >= threshold else { return .alike(index) }
            guard names[index].contains(where: { $0.branch == name.branch }) else { return .branch(of: index) }
            guard why == "taxCode" || taxCodesAgree(taxCode, organisations[index].taxCode) else { return .alike(index) }
            return .known(index, why: why)
        }
        if let index = sameKey.first { return .alike(index) }
        return mostAlike(name).map { .alike($0) } ?? .new
    }

    /// The organisation whose name is nearly the same, without other evidence.
    private func mostAlike(_ name: OrganisationName) -> Int? {
        let words = name.key.split(separator: " ").map(String.init)
        var shared: [Int: Int] = [:]
        for word in Set(words) {
            guard let owners = byWord[word], owners.count <= 200 else { continue }
            for owner in owners { shared[owner, default: 0] += 1 }
        }
        let near = shared.filter { $0.value * 2 >= words.count }.map { ($0.key, similarity(name, $0.key)) }
        return near.filter { $0.1 >= 0.93 }.max { ($0.1, -$0.0) < ($1.1, -$1.0) }?.0
    }

    func index(of id: Identifier<Organisation>) -> Int? { organisations.firstIndex { $0.id == id } }

    func similarity(_ name: OrganisationName, _ index: Int) -> Double {
        names[index].map { $0.similarity(to: name) }.max() ?? 0
    }

    /// Unknown agrees with all; a head office and its numbered branch have one root.
    private func taxCodesAgree(_ left: String, _ right: String) -> Bool {
        left.isEmpty || right.isEmpty || taxRoot(left) == taxRoot(right)
    }
}

extension OrganisationName {
    /// The key with the branch: what a spelling is remembered by.
    var fullKey: String { branch.map { key + " | " + $0.folded } ?? key }
}
