import Foundation
import Glibc

/// Writes a file whole or not at all: into a temporary file in the same folder, which then takes the name.
/// Blocks until the bytes are on the disk.
public func writeFile(_ bytes: [UInt8], to path: String) throws(SpreadsheetError) {
    try writeInPlace(of: path) { (temporary) throws(SpreadsheetError) in
        let file = open(temporary, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw notWritable(path) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { write(file, $0.baseAddress?.advanced(by: written), $0.count - written) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw notWritable(path) }
            written += count
        }
    }
}

/// Lets `write` fill an empty temporary file beside the target and gives it the target's name. After an error nothing
/// is left and a file that was there before is untouched. Links are followed; what is not a plain file is refused.
func writeInPlace(
    of path: String, _ write: (_ temporary: String) throws(SpreadsheetError) -> Void
) throws(SpreadsheetError) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    var mode: mode_t = 0o666
    var status = stat()
    if stat(target.path, &status) == 0 {
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .notWritable(path: path, detail: "not a plain file")
        }
        guard access(target.path, W_OK) == 0 else { throw notWritable(path) }
        mode = status.st_mode & 0o777
    }
    let temporary = target.deletingLastPathComponent().appendingPathComponent(".\(UUID().uuidString).tmp").path
    let file = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw notWritable(path) }
    defer { close(file) }
    do throws(SpreadsheetError) {
        try write(temporary)
        guard fsync(file) == 0, rename(temporary, target.path) == 0 else { throw notWritable(path) }
    } catch {
        unlink(temporary)
        throw error
    }
}

private func notWritable(_ path: String) -> SpreadsheetError {
    .notWritable(path: path, detail: String(cString: strerror(errno)))
}
