import Domain
import Foundation

extension Chance {
    /// A title of one line in a language.
    mutating func title(_ starts: [Language: [String]], _ topic: Topic, in language: Language) -> String {
        "\(one(of: starts[language] ?? [""])) \(topic.name(in: language)) (\(below(900) + 100))"
    }

    /// Sentences of 100 to 400 characters in all, less than a sentence more.
    mutating func description(_ topic: Topic, in language: Language) -> String {
        let length = 100 + below(260)
        var text = topic.name(in: language) + "."
        while text.unicodeScalars.count < length {
            let sentence = one(of: sentences[language] ?? [""])
            text +=
                " "
                + sentence.replacing("#", with: String(2 + below(90))).replacing("*", with: topic.name(in: language))
        }
        return text
    }

    /// A sum in ten million dong or a range of them, one in three left to the talks.
    mutating func amount() -> Amount {
        guard !happens(33) else { return Amount(original: "thỏa thuận", isToBeAgreed: true) }
        let least = Decimal(1 + below(400)) * 10_000_000
        let most = happens(50) ? least : least * 2
        return Amount(original: "\(least) – \(most) đồng", minimum: least, maximum: most, currency: .vnd)
    }

    /// A need with its topic, written in one language.
    mutating func need(
        _ id: Identifier<Need>, code: String, of firm: Firm, number: Int
    ) -> (need: Need, topic: Int) {
        let topic = below(topics.count)
        let language: Language = happens(15) ? .en : firm.language
        let need = Need(
            id: id, code: code, organisation: firm.organisation.id,
            title: LocalisedText(title(wanted, topics[topic], in: language), in: language),
            description: LocalisedText(description(topics[topic], in: language), in: language),
            requirements: LocalisedText(one(of: sentences[language] ?? [""]), in: language),
            field: topics[topic].field, cooperation: one(of: cooperations), budget: amount(), timing: "2023",
            submittedOn: "2022-10-\(10 + below(20))", reference: String(number))
        return (need, topic)
    }

    /// An offer with its topic; some have a translation made by a machine.
    mutating func offer(
        _ id: Identifier<Offer>, code: String, of firm: Firm, number: Int
    ) -> (offer: Offer, topic: Int) {
        let topic = below(topics.count)
        let language: Language = happens(20) ? .en : firm.language
        var name = LocalisedText(title(offered, topics[topic], in: language), in: language)
        var text = LocalisedText(description(topics[topic], in: language), in: language)
        if language != .vi, happens(30) {
            name[.vi] = .init(text: title(offered, topics[topic], in: .vi), byMachine: true)
            text[.vi] = .init(text: description(topics[topic], in: .vi), byMachine: true)
        }
        let readiness = happens(80) ? 3 + below(7) : nil
        let offer = Offer(
            id: id, code: code, organisation: firm.organisation.id, title: name, description: text,
            applications: LocalisedText(topics[topic].name(in: language), in: language), readiness: readiness,
            readinessText: readiness.map { "TRL \($0)" } ?? "", rights: happens(50) ? "10-20\(100_000 + number)" : "",
            cooperation: one(of: cooperations), partnerSought: one(of: trades), price: amount(),
            reference: String(number))
        return (offer, topic)
    }
}
