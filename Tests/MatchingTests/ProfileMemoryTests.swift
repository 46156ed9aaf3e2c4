import Foundation
import Testing
import Text

import Matching

@Suite struct `What is kept between rankings` {
    private static let needs = [
        Profile(
            id: "n1", title: "Xử lý nước thải dệt nhuộm",
            text: "Nhà máy nhuộm cần hệ thống xử lý nước thải 500 m3/ngày, thu hồi và tái sử dụng nước."),
        // without marks: how it is read depends on what the others write
        Profile(
            id: "n2", title: "may say nong san", text: "can may say nang luong mat troi cho ca phe, cong suat 200 kg/me"
        ),
        Profile(id: "n3", title: "용접 로봇", text: "소형 구조물 용접 자동화가 필요합니다."),
    ]
    private static let offers = [
        Profile(id: "o1", title: "염색 폐수 처리", text: "염색 공장의 폐수를 막여과로 처리하고 재이용합니다."),
        Profile(id: "o2", title: "Máy sấy năng lượng mặt trời", text: "Sấy cà phê và nông sản, 200 kg/mẻ."),
        Profile(id: "o3", title: "Collaborative welding robot", text: "Teaches itself small parts; MIG and TIG."),
    ]

    private func full(_ offers: [Profile], _ needs: [Profile], _ verdicts: Verdicts = Verdicts()) -> [Answer] {
        let matcher = Matcher(offers: offers, needs: needs, verdicts: verdicts)
        return needs.map { matcher.answer($0, top: 5) }
    }

    private func kept(
        _ memory: ProfileMemory, _ offers: [Profile], _ needs: [Profile], _ verdicts: Verdicts = Verdicts()
    ) -> [Answer] {
        let prepared = memory.prepare(offers: offers, needs: needs)
        let matcher = Matcher(offers: offers, needs: needs, prepared: prepared, verdicts: verdicts)
        return needs.map { matcher.answer($0, top: 5) }
    }

    @Test func `a ranking with a memory equals one without, whatever changes`() {
        let memory = ProfileMemory()
        var (needs, offers) = (Self.needs, Self.offers)
        #expect(kept(memory, offers, needs) == full(offers, needs))
        #expect(kept(memory, offers, needs) == full(offers, needs))

        // teaches other marks for bare syllables
        offers[1] = Profile(
            id: "o2", title: "Mày sảy nóng sân", text: "Máy sảy. Mày sảy nóng sân. Nàng lương mát trôi.")
        #expect(kept(memory, offers, needs) == full(offers, needs))
        needs.remove(at: 0)
        offers.append(Profile(id: "o4", title: "Nồi hơi sinh khối", text: "Đốt trấu, 2 tấn hơi/giờ."))
        #expect(kept(memory, offers, needs) == full(offers, needs))

        let verdicts = Verdicts([
            Verdict(need: "n2", offer: "o4"), Verdict(need: "n3", offer: "o3", rejection: .notOurField),
        ])
        #expect(kept(memory, offers, needs, verdicts) == full(offers, needs, verdicts))
    }

    @Test func `texts are embedded with the same marks as without a memory`() {
        let memory = ProfileMemory()
        for offers in [Self.offers, Array(Self.offers.dropFirst(2))] {
            let prepared = memory.prepare(offers: offers, needs: Self.needs)
            let restorer = DiacriticRestorer(thesaurus: .builtIn, profiles: offers + Self.needs)
            for profile in offers + Self.needs {
                #expect(prepared.embeddedTexts(of: profile) == profile.embeddedTexts(restorer))
            }
        }
    }

    @Test func `without room for readings the result is the same`() {
        for most in [0, 150] {
            let memory = ProfileMemory(most: most)
            for _ in 0..<2 { #expect(kept(memory, Self.offers, Self.needs) == full(Self.offers, Self.needs)) }
        }
    }

    @Test func `another thesaurus is read anew`() throws {
        let memory = ProfileMemory()
        _ = kept(memory, Self.offers, Self.needs)
        let own =
            #"{"branch": "own", "concepts": [{"id": "own-heat", "labels": {"vi": "cà phê", "ko": "말", "en": "own"}}]}"#
        let small = try Thesaurus(files: [.init(name: "own.json", content: Data(own.utf8))])
        let prepared = memory.prepare(offers: Self.offers, needs: Self.needs, thesaurus: small)
        let matcher = Matcher(offers: Self.offers, needs: Self.needs, prepared: prepared)
        let full = Matcher(offers: Self.offers, needs: Self.needs, thesaurus: small)
        #expect(matcher.thesaurus.version == small.version)
        for need in Self.needs { #expect(matcher.answer(need, top: 5) == full.answer(need, top: 5)) }
    }
}
