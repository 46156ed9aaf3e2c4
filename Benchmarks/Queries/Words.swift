import Domain

/// What a need or an offer is about, in the three languages of the programme.
struct Topic: Sendable {
    var field: String
    var names: [Language: String]

    init(_ field: String, vi: String, ko: String, en: String) {
        self.field = field
        names = [.vi: vi, .ko: ko, .en: en]
    }

    func name(in language: Language) -> String { names[language] ?? field }
}

let topics = [
    Topic("Môi trường", vi: "xử lý nước thải dệt nhuộm", ko: "염색 폐수 처리", en: "dyeing wastewater treatment"),
    Topic("Môi trường", vi: "lọc bụi mịn trong nhà máy", ko: "공장 미세먼지 집진", en: "fine dust filtration in plants"),
    Topic("Môi trường", vi: "tái chế nhựa hỗn hợp", ko: "혼합 플라스틱 재활용", en: "mixed plastics recycling"),
    Topic("Chế biến thủy sản", vi: "cấp đông nhanh tôm và cá tra", ko: "새우 급속 냉동", en: "quick freezing of shrimp"),
    Topic("Chế biến thủy sản", vi: "bóc vỏ tôm tự động", ko: "자동 새우 탈각", en: "automatic shrimp peeling"),
    Topic("Thực phẩm", vi: "sấy thăng hoa trái cây", ko: "과일 동결 건조", en: "freeze drying of fruit"),
    Topic("Thực phẩm", vi: "bao bì sinh học kéo dài hạn dùng", ko: "바이오 포장재", en: "bio-based packaging"),
    Topic("Nông nghiệp", vi: "nhà kính điều khiển thông minh", ko: "스마트 온실 제어", en: "smart greenhouse control"),
    Topic("Nông nghiệp", vi: "phân bón vi sinh từ phụ phẩm", ko: "부산물 미생물 비료", en: "microbial fertiliser"),
    Topic("Cơ khí", vi: "gia công khuôn ép nhựa chính xác", ko: "정밀 사출 금형", en: "precision injection moulds"),
    Topic("Cơ khí", vi: "robot hàn cho khung xe", ko: "차체 용접 로봇", en: "welding robots for frames"),
    Topic("Điện tử", vi: "cảm biến rung giám sát động cơ", ko: "모터 진동 센서", en: "vibration sensors for motors"),
    Topic("Điện tử", vi: "kiểm tra bo mạch bằng thị giác máy", ko: "기판 비전 검사", en: "circuit board vision inspection"),
    Topic("Năng lượng", vi: "lưu trữ điện bằng pin lithium", ko: "리튬 배터리 에너지 저장", en: "lithium battery storage"),
    Topic("Năng lượng", vi: "thu hồi nhiệt thải lò hơi", ko: "보일러 폐열 회수", en: "boiler waste heat recovery"),
    Topic("Y tế", vi: "xét nghiệm nhanh tại chỗ", ko: "현장 신속 진단", en: "point-of-care rapid testing"),
    Topic("Y tế", vi: "vật liệu cấy ghép chỉnh hình", ko: "정형외과 임플란트 소재", en: "orthopaedic implants"),
    Topic("Công nghệ thông tin", vi: "truy xuất nguồn gốc lô hàng", ko: "로트 이력 추적", en: "batch traceability"),
    Topic("Công nghệ thông tin", vi: "quản lý kho bằng mã vô tuyến", ko: "RFID 창고 관리", en: "RFID warehouse management"),
    Topic("Dệt may", vi: "cắt vải tự động theo sơ đồ", ko: "자동 원단 재단", en: "automatic fabric cutting"),
]

/// What stands before a topic in a title: what the firm looks for, or what it has.
let wanted: [Language: [String]] = [
    .vi: ["Tìm công nghệ", "Mua dây chuyền", "Chuyển giao giải pháp", "Nâng cấp hệ thống", "Hợp tác nghiên cứu"],
    .ko: ["도입 희망:", "공동 개발:", "장비 구매:", "기술 이전:"],
    .en: ["Looking for", "Purchase of a line for", "Transfer of a solution for", "Joint research on"],
]
let offered: [Language: [String]] = [
    .vi: ["Hệ thống", "Thiết bị", "Giải pháp trọn gói", "Dịch vụ kỹ thuật"],
    .ko: ["고효율 시스템 –", "일체형 장비 –", "특허 공정 –", "기술 지원 –"],
    .en: ["Compact system for", "Patented process for", "Turnkey solution for", "Equipment for"],
]

/// Sentences of descriptions: `#` stands for a number, `*` for the topic.
let sentences: [Language: [String]] = [
    .vi: [
        "Nhà máy hiện xử lý # tấn mỗi ngày và cần tăng công suất trong năm tới.",
        "Thiết bị đang dùng đã # năm, tiêu hao điện lớn và thường xuyên dừng máy.",
        "Yêu cầu tiết kiệm ít nhất # % năng lượng so với hiện trạng.",
        "Cần chuyên gia sang khảo sát tại chỗ trước khi báo giá cho phần *.",
        "Sản phẩm phải đạt tiêu chuẩn xuất khẩu sang Hàn Quốc và châu Âu.",
        "Ưu tiên đối tác đã có # dự án tương tự tại Việt Nam.",
        "Doanh nghiệp sẵn sàng góp vốn, mặt bằng và nhân lực vận hành cho *.",
        "Mong muốn được đào tạo # kỹ sư và bảo hành tối thiểu hai mươi bốn tháng.",
    ],
    .ko: [
        "하루 # 톤을 처리하며 내년까지 증설할 계획입니다.",
        "기존 대비 에너지를 # % 절감한 실적이 있습니다.",
        "* 분야에서 특허 # 건을 보유하고 있습니다.",
        "베트남 현지 파트너와 합작 투자를 희망합니다.",
        "시운전과 교육을 포함하여 # 개월 안에 납품합니다.",
        "국제 인증을 받았으며 # 개 국가에 수출하고 있습니다.",
        "현장 조건에 맞추어 설계를 바꿀 수 있습니다.",
        "유지 보수 비용이 낮고 원격 감시가 가능합니다.",
    ],
    .en: [
        "The plant handles # tonnes a day and is to grow within the next year.",
        "Energy use fell by # per cent in the last three installations.",
        "The work on * is protected by # patents in Korea and abroad.",
        "We look for a local partner who takes over sales and service.",
        "Delivery takes # months, with commissioning and training on site.",
        "All parts meet the standards that buyers in Europe ask for.",
        "The control can be watched from afar and needs # people a shift.",
        "A pilot of # weeks shows the result before anything is bought.",
    ],
]

let cooperations = [
    "Mua thiết bị", "Chuyển giao công nghệ", "Hợp tác nghiên cứu", "Mua thiết bị, chuyển giao công nghệ", "Liên doanh",
    "Technology transfer", "Joint venture", "기술 이전", "공동 연구, 기술 이전",
]

/// What people type into the search of a list.
let searched = [
    "nước", "robot", "thải", "năng lượng", "tôm", "Hàn Quốc", "배터리", "폐수", "이전", "patent", "energy", "pilot", "bao bì",
    "nhà máy", "khuôn", "sensors",
]

let vietnameseNames = [
    "An Phú", "Bình Minh", "Cửu Long", "Đại Thành", "Đông Á", "Hải Âu", "Hòa Bình", "Hồng Hà", "Hưng Thịnh", "Kim Long",
    "Minh Khang", "Nam Việt", "Phú Mỹ", "Phương Nam", "Sao Mai", "Tân Tiến", "Thái Sơn", "Thành Công", "Trường Hải",
    "Vạn Xuân",
]
let koreanNames = [
    "가온", "나래", "다솜", "대성", "동방", "미래", "바른", "새롬", "서해", "세종", "아라", "우주", "온누리", "유진", "은하", "정우", "청솔", "하늘",
    "한빛", "해솔",
]
let trades = [
    "Cơ khí", "Thủy sản", "Thực phẩm", "Môi trường", "Năng lượng", "Điện tử", "Nông nghiệp", "Bao bì", "Dệt may",
    "Vật liệu",
]
let koreanTrades = ["테크", "산업", "환경", "바이오", "에너지", "전자", "정밀", "소재", "푸드", "시스템"]
let vietnamesePlaces = [
    "Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Bình Dương", "Đồng Nai", "TP. Hồ Chí Minh", "Nghệ An",
]
let koreanPlaces = ["서울", "부산", "인천", "대구", "대전", "광주", "울산", "경기"]
let familyNames = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"]
let givenNames = [
    "An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Ngọc", "Quân", "Sơn", "Thảo", "Vân",
]
let koreanPeople = ["김민준", "이서연", "박지훈", "최수빈", "정하은", "강도윤", "조은우", "윤지아", "장서준", "임채원"]
let companyForms = ["Công ty TNHH", "Công ty Cổ phần", "Tập đoàn", "Viện nghiên cứu"]
