/// A file that browsers may keep for ever: its address holds a hash of its content.
public struct Asset: Sendable {
    public let name: String
    public let type: String
    public let content: [UInt8]
    public let address: String

    init(_ name: String, _ type: String, _ content: [UInt8]) {
        let hash = content.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let parts = name.split(separator: ".")
        self.name = name
        self.type = type
        self.content = content
        address = "/assets/\(parts[0]).\(String(hash, radix: 36)).\(parts[1])"
    }

    public static let stylesheet = Asset(
        "style.css", "text/css; charset=utf-8", PackageResources.tokens_css + PackageResources.components_css)
    public static let icons = Asset("icons.svg", "image/svg+xml", PackageResources.icons_svg)
    public static let mark = Asset("mark.svg", "image/svg+xml", PackageResources.mark_svg)
    public static let clocks = Asset("clocks.js", "text/javascript; charset=utf-8", PackageResources.clocks_js)
    public static let board = Asset("board.js", "text/javascript; charset=utf-8", PackageResources.board_js)
    public static let live = Asset("live.js", "text/javascript; charset=utf-8", PackageResources.live_js)
    public static let draft = Asset("draft.js", "text/javascript; charset=utf-8", PackageResources.draft_js)

    public static let all = [stylesheet, icons, mark, clocks, board, live, draft]
}
