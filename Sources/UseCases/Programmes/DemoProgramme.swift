public import Domain
import Storage

extension UseCases {
    /// The programme that the demo's event belongs to, made with its partner bodies where it is missing. All of it is
    /// invented.
    public func makeDemoProgramme() async throws -> Identifier<Programme> {
        let known = try await programmes().first { one in
            Programme.languages.allSatisfy { one.name[$0]?.text == demoProgramme["name.\($0)"] }
        }
        let id: Identifier<Programme>
        if let known {
            id = known.id
        } else {
            id = try await createProgramme(FormDraft(demoProgramme), owner: nil)
        }
        let names = Set(try await read { try $0.partnerBodies.of(id) }.map(\.name.text))
        for body in demoBodies {
            let name = body[body["country"] == "KR" ? "name.ko" : "name.vi"] ?? ""
            guard !names.contains(name) else { continue }
            try await addPartnerBody(FormDraft(body), to: id)
        }
        return id
    }
}

private let demoProgramme = [
    "name.vi": "Chương trình kết nối cung – cầu công nghệ Việt – Hàn 2022",
    "name.ko": "한·베 기술 수요·공급 매칭 사업 2022",
    "name.en": "Viet Nam – Korea technology supply and demand programme 2022",
    "description.vi":
        "Doanh nghiệp của thành phố Bến Mẫu nêu nhu cầu công nghệ xanh và công nghệ số; viện, trường, doanh nghiệp Hàn Quốc giới thiệu công nghệ chào bán; hai bên gặp nhau trong phiên kết nối 1:1. Mọi tên trong bản dùng thử là tên đặt ra.",
    "description.ko":
        "벤머우시 기업이 녹색기술과 디지털기술 수요를 제출하고 한국의 대학·연구기관·기업이 공급기술을 소개하여 1:1 상담으로 만납니다. 체험용 자료의 이름은 모두 가상의 이름입니다.",
    "description.en":
        "Firms of Ben Mau City name what green and digital technology they need, Korean institutes and firms present what they offer, and both sides meet 1:1. All names in this demo are invented.",
    "hostCountry": "VN", "startsOn": "2022-03-01", "endsOn": "2022-12-31", "theme.green": "1", "theme.digital": "1",
    "website": "https://programme.example.org",
]

private let demoBodies = [
    [
        "name.vi": "Sở Khoa học và Công nghệ thành phố Bến Mẫu", "name.ko": "벤머우시 과학기술국",
        "name.en": "Department of Science and Technology of Ben Mau City", "country": "VN", "role": "host",
        "position": "1", "website": "https://ben-mau.example.org",
    ],
    [
        "name.vi": "Technopark Gasang", "name.ko": "가상테크노파크", "name.en": "Gasang Technopark", "country": "KR",
        "role": "co_host", "position": "1", "website": "https://gasang-technopark.example.org",
    ],
    [
        "name.vi": "Hiệp hội Xúc tiến Thương mại Yesi", "name.ko": "예시무역진흥협회",
        "name.en": "Yesi Trade Promotion Association", "country": "KR", "role": "partner", "position": "1",
        "website": "https://yesi-trade.example.org",
    ],
]
