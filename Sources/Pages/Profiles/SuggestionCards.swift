import Domain
import Foundation
import HTML
import Localisation
import UseCases

/// One suggestion as a card shows it: the other bank with the reasons beside it.
struct SuggestionCard {
    /// `need` or `offer`: what the card shows.
    let side: String
    let match: Domain.Match
    let label: ProfileLabel
    let address: Address
    /// Where a verdict on the pair goes.
    let judgement: Address
    let organisation: OrganisationLabel
    /// Short facts beside the name: readiness.
    let short: [String]
    let texts: [LocalisedText]
    /// Facts that stand on the card: price or budget, cooperation.
    let facts: [(label: String, value: HTML)]
    /// Whether the price lies within the budget; `nil` where they cannot be compared.
    let priceFits: Bool?
    /// In which languages need and offer were written.
    let needLanguage: Language
    let offerLanguage: Language

    var words: KeyPath<Domain.Match.Reason, [String]> { side == "need" ? \.inNeed : \.inOffer }
}

/// All suggestions of a page: good and fair ones open, weak ones behind one press where there are better ones.
func suggestions(_ cards: [SuggestionCard], _ letters: ConceptLetters, _ event: Event, _ reader: Reader) -> HTML {
    let say = reader.say
    let better = cards.filter { $0.match.confidence != .low }
    let weak = cards.filter { $0.match.confidence == .low }
    let open = better.isEmpty ? Array(weak.prefix(3)) : better
    let folded = better.isEmpty ? Array(weak.dropFirst(3)) : weak
    func card(_ one: SuggestionCard) -> HTML { suggestionCard(one, letters, event, reader) }
    return """
        \(if: better.isEmpty, notice("warn", "<p>\(say("profiles.onlyWeak"))</p>"))
        \(open, card)
        \(if: !folded.isEmpty, """
            <details><summary>\(say("profiles.weaker", ["n": .number(folded.count)]))</summary>
            <div class="stack">\(folded, card)</div></details>
            """)
        """
}

private func suggestionCard(
    _ card: SuggestionCard, _ letters: ConceptLetters, _ event: Event, _ reader: Reader
) -> HTML {
    let say = reader.say
    let marks = letters.words([card.match], card.words)
    let id = "match-\(card.label.code)"
    return """
        <article class="card stack match" aria-labelledby="\(id)">
        <div class="row apart">\(reach(card.match.confidence, say)) \(badge(card.side, card.label.code))</div>
        <div class="\(card.side)"><h3 id="\(id)">\(opened(title(card.label.title, reader, marks: marks), card.address, reader.opens(card.organisation.id)))</h3>
        \(titleInEnglish(card.label.title, reader, marks: marks))
        <p class="soft small">\(organisationLine(card.organisation, event, reader))\(card.short, { " · \($0)" })</p></div>
        <div class="banks">
        <div class="bank \(card.side) stack tight">\(card.texts, { passage($0, reader, marks: marks) })\(facts(card.facts))</div>
        <div class="span"><h4>\(say("profiles.why"))</h4>
        <ul class="plain-list reasons small">\(card.match.reasons, { reason($0, letters[$0], card, reader) })
        \(card.priceFits, { fits in
            "<li>\(icon("money")) <span>\(say(fits ? "profiles.priceFits" : "profiles.priceAbove"))</span></li>"
        })</ul></div></div>
        \(judgement(card, event, reader))</article>
        """
}

/// What an organiser says of the pair: good, or why not; or takes it back.
private func judgement(_ card: SuggestionCard, _ event: Event, _ reader: Reader) -> HTML {
    let say = reader.say
    let address = card.judgement.path
    guard !card.match.reasons.contains(where: { $0.kind == "confirmed" || $0.kind == "rejected" }) else {
        return """
            <form method="post"\(attribute: "action", address)>\(formToken(reader))<input type="hidden" name="back" value="\(card.side == "offer" ? "need" : "offer")">
            <button class="button" name="verdict" value="withdraw">\(say("judge.withdraw"))</button></form>
            """
    }
    return """
        <form class="row" method="post"\(attribute: "action", address)>\(formToken(reader))<input type="hidden" name="back" value="\(card.side == "offer" ? "need" : "offer")">
        <button class="button" name="verdict" value="confirm">\(say("judge.confirm"))</button>
        <label class="unseen" for="why-\(card.label.code)">\(say("judge.why"))</label>
        <select id="why-\(card.label.code)" name="rejection">\(MatchVerdict.Rejection.allCases, { "<option value=\"\($0.rawValue)\">\(say("rejection.\($0.rawValue)"))</option>" })</select>
        <button class="button" name="verdict" value="reject">\(say("judge.reject"))</button></form>
        """
}

/// A concept with its letter, its name on both banks and the words of each.
private func reason(
    _ reason: Domain.Match.Reason, _ letter: String, _ card: SuggestionCard, _ reader: Reader
) -> HTML {
    guard ["concept", "broader", "words"].contains(reason.kind) else {
        return """
            <li>\(icon(reason.isWarning == true ? "alert" : "arrow")) <span>\(reader.say.reason(reason))</span></li>
            """
    }
    let own = reader.language.rawValue
    let name = reason.names[own] ?? reason.names[""] ?? reason.names["en"] ?? ""
    let others = [card.needLanguage, card.offerLanguage].reduce(into: [Language]()) {
        if !$0.contains($1), $1.rawValue != own, let other = reason.names[$1.rawValue], other != name { $0.append($1) }
    }
    func words(_ words: [String], _ side: String) -> HTML {
        guard !words.isEmpty else { return HTML() }
        return """
            <span class="\(side)"><span class="side">\(reader.say("profiles.in.\(side)"))</span>: \(words.enumerated(), { index, word in
                "\(index > 0 ? ", " : "")\(asWritten(word, reader))"
            })</span>
            """
    }
    return """
        <li><b class="key">\(letter)</b> <span class="stack reason"><span data-c="\(letter)">\(if: reason.kind == "broader", "<span class=\"soft\">\(reader.say("profiles.reason.broader"))</span> ")\(if: reason.kind == "words", "<span class=\"soft\">\(reader.say("profiles.reason.words"))</span> ")<b>\(reason.kind == "words" ? "\(name)" : conceptLink(name, reader))</b>\(others, { " <span class=\"soft\" lang=\"\($0.rawValue)\">= \(reason.names[$0.rawValue] ?? "")</span>" })</span>
        \(if: reason.kind != "words", "\(words(reason.inNeed, "need"))\(words(reason.inOffer, "offer"))")</span></li>
        """
}

/// Whether what an offer costs lies within what a need may cost: only for sums in one currency, for the whole.
func fits(_ price: Amount, in budget: Amount) -> Bool? {
    guard let least = price.minimum ?? price.maximum, let most = budget.maximum ?? budget.minimum,
        let currency = price.currency, currency == budget.currency, price.per == nil, budget.per == nil
    else { return nil }
    return least <= most || budget.maximum == nil
}

extension SuggestionCard {
    init(_ suggested: Suggested<Offer>, for need: Need, _ event: Event, _ reader: Reader) {
        let offer = suggested.profile
        let say = reader.say
        side = "offer"
        match = suggested.match
        label = ProfileLabel(code: offer.code, title: offer.title)
        address = .offer(event.id, offer.code)
        judgement = .verdict(event.id, need.code, offer.code)
        organisation = suggested.organisation
        short = offer.readiness.map { ["TRL \($0)"] } ?? []
        texts = [offer.description, offer.applications]
        facts = [
            (say("field.price"), HTML(text: say.amount(offer.price))),
            (say("field.cooperation"), fact(offer.cooperation, reader)),
            (say("profiles.originalLanguage"), originalLanguage(offer.title, reader)),
        ]
        priceFits = fits(offer.price, in: need.budget)
        needLanguage = need.title.original
        offerLanguage = offer.title.original
    }

    init(_ suggested: Suggested<Need>, for offer: Offer, _ event: Event, _ reader: Reader) {
        let need = suggested.profile
        let say = reader.say
        side = "need"
        match = suggested.match
        label = ProfileLabel(code: need.code, title: need.title)
        address = .need(event.id, need.code)
        judgement = .verdict(event.id, need.code, offer.code)
        organisation = suggested.organisation
        short = []
        texts = [need.description, need.requirements]
        facts = [
            (say("field.budget"), HTML(text: say.amount(need.budget))),
            (say("field.cooperation"), fact(need.cooperation, reader)),
            (say("profiles.originalLanguage"), originalLanguage(need.title, reader)),
        ]
        priceFits = fits(offer.price, in: need.budget)
        needLanguage = need.title.original
        offerLanguage = offer.title.original
    }
}
