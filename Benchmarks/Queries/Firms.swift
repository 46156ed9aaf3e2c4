import Domain
import Foundation
import Storage
import Text

/// One organisation with what is kept about it whatever the event.
struct Firm: Sendable {
    var organisation: Organisation
    var people: [Person]

    var language: Language { organisation.country == "KR" ? .ko : .vi }

    init(number: Int, _ chance: inout Chance, _ ids: inout IdentifierSequence) {
        let isKorean = number % 2 == 1
        let trade = chance.one(of: trades)
        let name =
            isKorean
            ? "(주)\(chance.one(of: koreanNames))\(chance.one(of: koreanNames))\(chance.one(of: koreanTrades)) \(number)"
            : """
            \(chance.one(of: companyForms)) \(trade) \(chance.one(of: vietnameseNames)) \
            \(chance.one(of: vietnameseNames)) \(number)
            """
        var text = LocalisedText(name, in: isKorean ? .ko : .vi)
        if chance.happens(40) { text[.en] = .init(text: "Firm \(number) Co., Ltd.") }
        organisation = Organisation(
            id: ids.next(), kind: chance.one(of: [.company, .company, .company, .startup, .researchInstitute]),
            name: text, country: isKorean ? "KR" : "VN",
            locality: chance.one(of: isKorean ? koreanPlaces : vietnamesePlaces),
            address: "\(1 + chance.below(400)) \(chance.one(of: vietnameseNames))",
            taxCode: String(100_000_000 + number * 7), field: trade)
        let of = organisation.id
        people = (0..<(1 + chance.below(2))).map { index in
            let name =
                isKorean
                ? chance.one(of: koreanPeople) + (index > 0 ? " \(index + 1)" : "")
                : "\(chance.one(of: familyNames)) \(chance.one(of: givenNames)) \(chance.one(of: givenNames)) \(index + 1)"
            return Person(
                id: ids.next(), organisation: of, name: name, title: isKorean ? "이사" : "Giám đốc",
                email: "p\(index)@firm\(number).example", phone: "+84 9\(10_000_000 + number)")
        }
    }

    func save(in store: Store) throws {
        try store.organisations.save(organisation)
        for name in organisation.name.allTexts {
            try store.organisations.remember(name: name, key: name.folded, of: organisation.id)
        }
        for person in people { try store.people.save(person) }
    }
}
