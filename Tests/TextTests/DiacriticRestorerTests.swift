import Testing
import Text

private let restorer = DiacriticRestorer(texts: [
    "xử lý nước thải nhà máy", "nhà máy xử lý nước thải", "máy hàn tự động", "thời hạn giao hàng", "Hoà tan hóa chất",
])

@Suite struct `Putting marks back on Vietnamese` {
    @Test(arguments: [
        ("xu ly nuoc thai", "xử lý nước thải"), ("MAY HAN", "MÁY HÀN"), ("Thoi han", "Thời hạn"),
        ("May han tu dong PLC 5kW", "Máy hàn tự động PLC 5kW"), ("xử ly nước thai", "xử lý nước thải"),
    ])
    func `neighbours decide which mark is meant`(bare: String, written: String) {
        #expect(restorer.restored(bare) == written)
    }

    @Test(arguments: ["", "zzz 123", "Robot AI", "용접", "\0", "👩‍👩‍👧‍👦"])
    func `what is not known stays`(text: String) { #expect(restorer.restored(text) == text) }

    @Test func `texts without marks teach nothing`() {
        #expect(DiacriticRestorer(texts: ["xu ly nuoc thai", "water treatment"]).restored("xu ly") == "xu ly")
    }

    @Test func `a long text is restored fast`() {
        let text = String(repeating: "xu ly nuoc thai ", count: 20_000)
        let time = ContinuousClock().measure { _ = restorer.restored(text) }
        #expect(time < .seconds(10))
    }
}
