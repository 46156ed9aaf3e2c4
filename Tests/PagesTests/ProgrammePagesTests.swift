import Domain
import Foundation
import HTML
import Localisation
import Testing

@testable import Pages
@testable import UseCases

@Suite struct ProgrammePagesTests {
    private let programme = Programme(
        name: LocalisedText("Việt–Hàn <2022>", in: .vi), description: LocalisedText("Một\n<script>", in: .vi),
        hostCountry: "VN", themes: ["green", "circular"], startsOn: "2022-03-01", endsOn: "2022-12-31",
        website: "https://example.org")

    private var event: Event {
        Event(
            name: LocalisedText("Kết nối", in: .vi), date: "2022-11-25", place: "Hải Phòng",
            zone: "Asia/Ho_Chi_Minh", partnerZone: "Asia/Seoul", slotMinutes: 20, programme: programme.id)
    }

    private func reader(_ language: Language, _ role: Role = .owner, known: [Programme] = []) -> Reader {
        let grant = Grant(account: .init(), programme: programme.id, role: role)
        let names = Dictionary(uniqueKeysWithValues: ([programme] + known).map { ($0.id, $0.name) })
        return Reader(
            language: language, now: Date(timeIntervalSince1970: 1_669_334_400), address: "/programmes",
            viewer: Viewer(grants: [grant], programmes: names), access: Access([grant]))
    }

    private func detail() -> ProgrammeDetail {
        let bodies = [("Sở Mẫu", "VN"), ("샘플 테크노파크", "KR")].map { name, country in
            PartnerBody(
                programme: programme.id, name: LocalisedText(name, in: country == "VN" ? .vi : .ko), country: country,
                role: .host)
        }
        return ProgrammeDetail(
            programme: programme, bodies: bodies, events: [event], people: [(.owner, 2)],
            notices: [PrivacyNotice(purpose: .photos)])
    }

    @Test(arguments: [Language.vi, .ko, .en])
    func `every message of the pages is there, and what was written is escaped`(language: Language) {
        let reader = reader(language)
        let draft = FormContents(FormDraft(programme))
        let source = ProgrammeCopySource(programme: programme, bodies: 2, people: 3, events: [event])
        let copy = ProgrammeCopy(
            programme: programme, bodies: detail().bodies, grants: [], events: [(event, event)])
        let pages: [any Page] = [
            ProgrammePage(detail()), ProgrammeFormPage(programme, draft, themes: ["green", "digital"]),
            PartnerBodyFormPage(programme, detail().bodies[0], FormContents(FormDraft(detail().bodies[0]))),
            CopyProgrammePage(source, draft, preview: copy),
            ProgrammesPage([ProgrammeSummary(programme: programme, roles: [.owner], events: [event])]),
        ]
        for page in pages {
            let text = page.main(reader).source
            #expect(!text.contains("<2022>") && !text.contains("<script>"), "\(type(of: page))")
            #expect(text.firstMatch(of: #/>(programmes?|form|role)\.[a-z]/#) == nil, "\(type(of: page))")
        }
    }

    @Test func `who may not change a programme sees no way to`() {
        let text = ProgrammePage(detail()).main(reader(.en, .delegate)).source
        #expect(!text.contains("/edit\"") && !text.contains("/copy\"") && !text.contains("/bodies/"))
        #expect(!text.contains("/people\""))
        let organiser = ProgrammePage(detail()).main(reader(.en, .organiser)).source
        #expect(organiser.contains("/edit\"") && !organiser.contains("/copy\""))
    }

    @Test func `a programme named like its event is not named twice, and several are`() {
        var single = event
        single.name = programme.name
        #expect(programmeLine(single, reader(.en)).source.isEmpty)
        let second = Programme(name: LocalisedText("Hai", in: .vi), hostCountry: "VN")
        #expect(programmeLine(single, reader(.en, known: [second])).source.contains("href=\"/programmes\""))
        #expect(programmeLine(event, reader(.en)).source.contains("/programmes/\(programme.id)"))
    }
}
