import Domain
import Foundation
import HTTPTypes
import SQL
import Testing
import UseCases

@testable import Web

@Suite struct ImportSidesOverHTTPTests {
    private func upload(
        _ content: String, subject: String = "participants", _ site: SiteFixture, as person: AccessTests.Person
    ) async throws -> SiteFixture.Answer {
        let parts = [("token", person.token), ("subject", subject)].map {
            "--XX\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n"
        }.joined()
        let file = "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n"
        return try await site.send(
            .post, site.root + "/uploads", Array((parts + file + content + "\r\n--XX--\r\n").utf8),
            headers: [
                "Origin": "http://127.0.0.1:8080", "Content-Type": "multipart/form-data; boundary=XX",
                "Accept-Language": "en", "Cookie": "session=" + person.cookie,
            ])
    }

    @Test func `a partner's file of both sides: own rows in, the others named, no word of a closed firm`()
        async throws
    {
        let (site, people) = try await AccessTests.house()
        let partner = try #require(people[.partnerOrganiser])
        let firm = try await site.firm("VN018")
        _ = try await site.database.write {
            try $0.run(
                "UPDATE organisations SET locality = 'Zq7canary', tax_code = '0299999999' WHERE id = \(firm.text)")
        }
        let name = try await site.useCases.organisation(firm, of: site.event).organisation.name.text
        let head = "participant_id,vai_tro,don_vi,ma_so_thue,quoc_gia,hinh_thuc\n"
        let rows = """
            KR91,Cung,"Hanbit Thử Co., Ltd.",,KR,trực tiếp
            KR92,Cung,Tên khác hẳn,0299999999,KR,trực tiếp
            KR93,Cung,"\(name)",,VN,trực tiếp
            """
        let sent = try await upload(head + rows, site, as: partner)
        let address = try #require(sent.headers[.location])
        let preview = try await site.get(address, language: "en", as: partner)
        #expect(preview.status == 200 && preview.body.contains("Of the other side"))
        #expect(!preview.body.contains("Zq7canary"))
        let done = try await site.post(address + "/import", as: partner)
        let report = try await site.get(try #require(done.headers[.location]), language: "en", as: partner)
        #expect(report.status == 200 && !report.body.contains("Zq7canary"))
        #expect(try await site.firm("KR92") != firm, "a tax code alone does not lead to a closed firm")
        let made = try await site.database.read {
            try $0.first("SELECT COUNT(*) AS n FROM participations WHERE code IN ('KR91', 'KR92', 'KR93')")?.int("n")
        }
        #expect(made == 2)
    }

    @Test func `the hosts' uploads and reports are not there for a partner`() async throws {
        let (site, people) = try await AccessTests.house()
        let (partner, organiser) = (try #require(people[.partnerOrganiser]), try #require(people[.organiser]))
        let head = "participant_id,vai_tro,don_vi,quoc_gia,hinh_thuc\n"
        let sent = try await upload(head + "KR97,Cung,Haneul Thử,KR,trực tiếp", site, as: organiser)
        let address = try #require(sent.headers[.location])
        #expect(try await site.get(address, as: partner).status == 404)
        #expect(try await site.post(address, "discard=1", as: partner).status == 404)
        #expect(try await site.post(address + "/import", as: partner).status == 404)
        let done = try await site.post(address + "/import", as: organiser)
        let report = try #require(done.headers[.location])
        #expect(try await site.get(report, as: organiser).status == 200)
        #expect(try await site.get(report, as: partner).status == 404)
        let list = try await site.get(site.root + "/imports", as: partner)
        #expect(list.status == 200 && !list.body.contains("list.csv"))
        #expect(!list.body.contains("value=\"agenda\"") && list.body.contains("value=\"needs\""))
        #expect(try await site.get(site.root + "/imports", as: organiser).body.contains("value=\"agenda\""))
    }

    @Test func `a partner sends no list of the day itself`() async throws {
        let (site, people) = try await AccessTests.house()
        let partner = try #require(people[.partnerOrganiser])
        for subject in ["agenda", "places", "interpreters", "requests"] {
            let answer = try await upload("a,b\n1,2", subject: subject, site, as: partner)
            #expect(answer.status == 403 && answer.body.contains("Only the hosts import this list"), "\(subject)")
        }
    }
}
