public import Text

/// What a need or an offer states beside its subject. Everything may be unknown; what is unknown neither fits nor fails.
public struct Facts: Equatable, Sendable {
    /// Kinds of cooperation sought or offered.
    public var cooperation: Set<Cooperation> = []
    /// What a need may cost, or what an offer costs.
    public var budget: Budget?
    /// Province, country or region as the product names it; compared as a whole.
    public var place: String?
    /// Languages in which talks can be held, an own interpreter's included.
    public var languages: Set<WrittenLanguage> = []
    public var presence: Presence?
    public var disclosure: Disclosure?

    /// An amount between two bounds; a bound may be missing.
    public struct Budget: Equatable, Sendable {
        public let minimum: Double?
        public let maximum: Double?
        /// Only amounts of one currency are compared; the caller brings them to one.
        public let currency: String

        public init(minimum: Double?, maximum: Double?, currency: String) {
            self.minimum = minimum
            self.maximum = maximum
            self.currency = currency
        }
    }

    public enum Presence: String, Codable, CaseIterable, Sendable { case onSite, remote, either }

    /// How far what is said may be shown to the other side.
    public enum Disclosure: String, Codable, CaseIterable, Sendable {
        case open, afterAgreement, refused
        /// The firm takes part and has not said yet whether its data may be shared.
        case unasked
    }

    public init(
        cooperation: Set<Cooperation> = [], budget: Budget? = nil, place: String? = nil,
        languages: Set<WrittenLanguage> = [], presence: Presence? = nil, disclosure: Disclosure? = nil
    ) {
        self.cooperation = cooperation
        self.budget = budget
        self.place = place
        self.languages = languages
        self.presence = presence
        self.disclosure = disclosure
    }
}

/// The forms in which technology changes hands.
public enum Cooperation: String, Codable, CaseIterable, Comparable, Sendable {
    case purchase, licence, jointVenture, distribution, jointDevelopment, service, investment, localProduction, trial

    public static func < (one: Cooperation, other: Cooperation) -> Bool { one.rawValue < other.rawValue }

    /// The kinds that a text names, in any of the four languages.
    public static func named(in text: String) -> Set<Cooperation> {
        guard !text.isEmpty else { return [] }
        let folded = text.folded
        return Set(words.filter { _, words in words.contains(where: folded.contains) }.keys)
    }

    private static let words: [Cooperation: [String]] = [
        .purchase: ["mua", "장비 판매", "설비 판매", "제품 판매", "납품", "구매", "purchase", "equipment sale", "supply of", "kauf"],
        .licence: [
            "chuyen giao", "li xang", "기술이전", "기술 이전", "라이선스", "라이센스", "licens", "licenc", "transfer", "lizenz",
        ],
        .jointVenture: ["lien doanh", "합작", "joint venture", "gemeinschaftsunternehmen"],
        .distribution: [
            "dai ly", "phan phoi", "대리점", "총판", "유통", "distribut", "agency", "dealer", "vertrieb", "handler",
        ],
        .jointDevelopment: [
            "nghien cuu", "cung phat trien", "dong phat trien", "공동개발", "공동 개발", "공동연구", "공동 연구", "joint development",
            "joint research", "gemeinsame entwicklung", "forschung",
        ],
        .service: [
            "thue dich vu", "tu van", "dich vu", "서비스", "용역", "컨설팅", "service", "consult", "beratung", "dienstleist",
        ],
        .investment: ["dau tu", "gop von", "투자", "invest", "beteiligung"],
        .localProduction: [
            "lap rap", "gia cong", "현지 조립", "현지조립", "현지 생산", "현지생산", "위탁생산", "local assembly", "local production",
            "oem",
            "lokale fertigung", "montage vor ort",
        ],
        .trial: ["thu nghiem", "chay thu", "실증", "시범", "pilot", "trial", "demonstration", "probebetrieb"],
    ]
}
