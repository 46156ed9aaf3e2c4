import Domain
import Foundation
import HTTPTypes
import Intake
import SQL
import Testing
import UseCases

@testable import Web

@Suite struct `Forms of firms over HTTP` {
    @Test func `each changes the own side's firms, sees the shared ones, and knows nothing of the others`() async throws
    {
        let house = try await FirmHouse()
        let site = house.site
        let firms = [house.shared, house.closed, house.korean]
        let expected: [(SiteFixture.Person, [Int], String)] = [
            (house.host, [200, 200, 403], "host"), (house.partner, [403, 404, 200], "partner"),
            (house.delegate, [200, 404, 404], "delegate"),
        ]
        for (person, statuses, name) in expected {
            for (firm, status) in zip(firms, statuses) {
                let path = "\(site.root)/organisations/\(firm)"
                for form in ["/edit", "/contacts/new", "/needs/new", "/offers/new"] {
                    #expect(try await site.get(path + form, as: person).status == status, "\(name) \(form)")
                }
                let shows = try await site.get(path, as: person)
                #expect((shows.status == 404) == (status == 404))
                #expect(shows.body.contains("\(path)/edit") == (status == 200), "\(name) is led to the form")
                // the same by the form itself, whatever page it came from
                let answer = try await site.post(path, "version=9&kind=company&name=x", as: person)
                #expect([200: 409, 403: 403, 404: 404][status] == answer.status, "\(name)")
            }
        }
        let need = try await site.need(of: house.shared)
        #expect(try await site.get("\(site.root)/needs/\(need)/edit", as: house.partner).status == 403)
        #expect(try await site.get("\(site.root)/needs/\(need)/edit", as: house.delegate).status == 200)
        let closedNeed = try await site.need(of: house.closed)
        #expect(try await site.get("\(site.root)/needs/\(closedNeed)/edit", as: house.partner).status == 404)
        #expect(try await site.post("\(site.root)/needs/\(closedNeed)", "title=x", as: house.delegate).status == 404)
    }

    @Test func `what one saved after the form was opened is shown beside what was typed, and nothing is lost`()
        async throws
    {
        let house = try await FirmHouse()
        let site = house.site
        let path = "\(site.root)/organisations/\(house.shared)"
        let opened = hiddenFields(try await site.get(path + "/edit", as: house.host).body)
        let again = hiddenFields(try await site.get(path + "/edit", as: house.delegate).body)
        let known = try await site.useCases.organisation(house.shared, of: site.event).organisation
        func form(_ fields: [String: String], _ name: String, _ locality: String) -> String {
            var all = ["kind": known.kind.rawValue, "language": known.name.original.rawValue]
            all.merge(["name": name, "locality": locality]) { $1 }
            return formBody(fields.merging(all) { $1 })
        }

        #expect(try await site.post(path, form(opened, "Công ty Mẫu", "An Dương"), as: house.host).status == 303)
        let stale = try await site.post(path, form(again, known.name.text, "Kiến An"), as: house.delegate)

        #expect(stale.status == 409)
        #expect(stale.body.contains("An Dương") && stale.body.contains("value=\"Kiến An\""))
        // a field that only the other changed says what is saved
        #expect(stale.body.contains("value=\"Công ty Mẫu\""))
        #expect(try await site.get(path, as: house.host).body.contains("An Dương"))
        // what was shown is known now: saving again counts
        let shown = hiddenFields(stale.body)
        #expect(shown["version"] != again["version"] && shown["once"] != again["once"])
        #expect(try await site.post(path, form(shown, "Công ty Mẫu", "Kiến An"), as: house.delegate).status == 303)
        #expect(try await site.get(path, as: house.host).body.contains("Kiến An"))
    }

    @Test func `a fault is named at its field and nothing that was typed is lost`() async throws {
        let house = try await FirmHouse()
        let site = house.site
        let path = "\(site.root)/organisations/\(house.own)/contacts/new"
        let typed = ["name": "", "title": "Trưởng phòng <b>", "email": "no address", "phone": "0900 000 000"]

        let answer = try await site.post(path, formBody(typed), as: house.delegate)

        #expect(answer.status == 422)
        #expect(answer.body.contains("href=\"#field-name\"") && answer.body.contains("href=\"#field-email\""))
        #expect(answer.body.contains("Trưởng phòng &lt;b&gt;") && answer.body.contains("no address"))
        #expect(answer.body.contains("0900 000 000"))
    }
}
