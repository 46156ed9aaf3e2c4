import CZlib
import Foundation
import Localisation

/// The bytes of a file; those of a gzip file (RFC 1952, told by its first two bytes) unzipped.
///
/// - Parameter limit: the most bytes that are taken, unzipped.
/// - Throws: `CommandError.inputUnreadable` where the file cannot be read, is damaged or too large.
func contents(of path: String, limit: Int = 512 << 20) throws -> [UInt8] {
    let bytes: [UInt8]
    do {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        guard size <= limit else { throw tooLarge(path, limit) }
        bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch let error as CommandError {
        throw error
    } catch {
        throw CommandError.inputUnreadable(path: path, detail: error.localizedDescription)
    }
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    do throws(GunzipError) {
        return try gunzipped(bytes, limit: limit)
    } catch {
        switch error {
        case .damaged: throw CommandError.inputUnreadable(path: path, detail: say("scheduler.gzip.damaged"))
        case .tooLarge: throw tooLarge(path, limit)
        }
    }
}

private func tooLarge(_ path: String, _ limit: Int) -> CommandError {
    .inputUnreadable(path: path, detail: say("scheduler.gzip.tooLarge", ["n": .number(limit >> 20)]))
}

enum GunzipError: Error {
    /// Cut short, or its checksum is wrong.
    case damaged
    /// Unzipped it is larger than the limit.
    case tooLarge
}

/// The content of a gzip file of one or more members; unzipped in pieces, so that no more than the limit is held.
func gunzipped(_ bytes: [UInt8], limit: Int) throws(GunzipError) -> [UInt8] {
    var stream = z_stream()
    // 15 bits of window, 16 more for a gzip header
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        throw .damaged
    }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var failure: GunzipError?
    input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        // zlib counts in 32 bits: what a file of more than 4 GB holds beyond stands outside the limit anyway.
        stream.avail_in = UInt32(clamping: source.count)
        while failure == nil {
            let (state, filled) = piece.withUnsafeMutableBufferPointer { target in
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                let state = inflate(&stream, Z_NO_FLUSH)
                return (state, target.count - Int(stream.avail_out))
            }
            guard state == Z_OK || state == Z_STREAM_END else { return failure = .damaged }
            guard output.count + filled <= limit else { return failure = .tooLarge }
            output += piece.prefix(filled)
            guard state == Z_STREAM_END else { continue }
            guard stream.avail_in > 0 else { return }
            // Another member follows, unless it is padding.
            guard stream.avail_in > 1, stream.next_in[0] == 0x1F, inflateReset(&stream) == Z_OK else { return }
        }
    }
    if let failure { throw failure }
    return output
}
