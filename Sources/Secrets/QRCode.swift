import CQRCode

/// A QR code as an image that stands in a page or on paper.
public enum QRCode {
    /// Modules of white on each side, as the standard (ISO/IEC 18004) wants.
    private static let quietZone = 4

    /// An SVG element, black on white; its size is up to who shows it. `nil` where the text does not fit (2,331 bytes).
    ///
    /// Level M: some 15 % of it may be dirty or missing.
    public static func svg(of text: String) -> String? {
        guard let (modules, width) = modules(of: text) else { return nil }
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                var end = column
                while end < width, modules[row * width + end] { end += 1 }
                if end > column {
                    path += "M\(column + quietZone) \(row + quietZone)h\(end - column)v1h-\(end - column)z"
                }
                column = end + 1
            }
        }
        let size = width + 2 * quietZone
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(size)v\(size)h-\(size)z"/><path fill="#000" d="\(path)"/></svg>
            """
    }

    /// The modules of a code, row by row: true is black.
    static func modules(of text: String) -> (modules: [Bool], width: Int)? {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= 2_331,
            let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        return ((0..<width * width).map { data[$0] & 1 == 1 }, width)
    }
}
