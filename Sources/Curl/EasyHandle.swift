import CCurl

/// libcurl made ready, once a process.
private let readiness = caunoi_curl_begin()

/// One transfer of libcurl: what it holds is freed with it, whichever way it ends. Of one thread.
final class EasyHandle {
    private let handle: UnsafeMutableRawPointer
    private var lines: [UnsafeMutablePointer<curl_slist>] = []
    private let message = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private let limits: TransferLimits
    private let cancellation: TransferCancellation?
    /// Bytes of headers, or of a mail server's answers.
    private static let mostHeaderBytes = 64 << 10
    private var headerBytes = 0
    private var isTooLarge = false
    /// Bytes so far and when the last of them went or came. libcurl's own limit takes averages, and notices silence late.
    private var moved: (bytes: Int, at: ContinuousClock.Instant) = (0, .now)
    private var isSilent = false

    /// The answer's body.
    private(set) var body: [UInt8] = []
    /// What is sent as libcurl asks for it.
    private var upload: [UInt8] = []
    private var uploaded = 0
    /// Each line of headers, or of a mail server's answers.
    var onHeader: ((String) -> Void)?
    /// Each command to a mail server.
    var onCommand: ((String) -> Void)?

    /// - Parameter protocols: those that the address may name, such as `http,https`.
    init(
        url: String, protocols: String, limits: TransferLimits, cancellation: TransferCancellation?
    ) throws(TransferError) {
        guard readiness == CURLE_OK, let handle = curl_easy_init() else { throw .notReady("libcurl does not start") }
        self.handle = handle
        self.limits = limits
        self.cancellation = cancellation
        message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try set(CURLOPT_PROTOCOLS_STR, protocols)
        try set(CURLOPT_URL, url)
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_CONNECTTIMEOUT_MS, limits.connect.milliseconds)
        try set(CURLOPT_TIMEOUT_MS, limits.whole.milliseconds)
        try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, limits.silence.wholeSeconds)
        try checked(caunoi_curl_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, limits.mostBytes))
        try checked(caunoi_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, message))
        try setCallbacks()
    }

    deinit {
        // The good-bye to a mail server is said here: none of the callbacks shall find what is going.
        for option in Self.callbackData { _ = caunoi_curl_set_pointer(handle, option, nil) }
        curl_easy_cleanup(handle)
        for list in lines { curl_slist_free_all(list) }
        message.deallocate()
    }

    func set(_ option: CURLoption, _ text: String) throws(TransferError) {
        guard !text.utf8.contains(0) else { throw .notReady("a value holds the character NUL") }
        try checked(caunoi_curl_set_text(handle, option, text))
    }

    func set(_ option: CURLoption, _ number: Int) throws(TransferError) {
        try checked(caunoi_curl_set_number(handle, option, number))
    }

    func set(_ option: CURLoption, lines texts: [String]) throws(TransferError) {
        var list: UnsafeMutablePointer<curl_slist>?
        for text in texts {
            guard !text.utf8.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }),
                let longer = curl_slist_append(list, text)
            else {
                curl_slist_free_all(list)
                throw .notReady("a line holds the end of a line")
            }
            list = longer
        }
        guard let list else { return }
        lines.append(list)
        try checked(caunoi_curl_set_lines(handle, option, list))
    }

    /// libcurl keeps a copy.
    func setPosted(_ bytes: [UInt8]) throws(TransferError) {
        try checked(caunoi_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, bytes.count))
        var bytes = bytes.isEmpty ? [0] : bytes
        let code = bytes.withUnsafeMutableBytes {
            caunoi_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress)
        }
        try checked(code)
    }

    func setUploaded(_ bytes: [UInt8]) throws(TransferError) {
        upload = bytes
        try set(CURLOPT_UPLOAD, 1)
        try checked(caunoi_curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, bytes.count))
    }

    /// Runs the transfer. Blocking, but never longer than the limits.
    func perform() throws(TransferError) {
        moved.at = .now
        let code = curl_easy_perform(handle)
        guard code != CURLE_OK else { return }
        throw error(code)
    }

    var status: Int { caunoi_curl_status(handle) }

    private func error(_ code: CURLcode) -> TransferError {
        let said = String(cString: message)
        let detail = said.isEmpty ? String(cString: curl_easy_strerror(code)) : said
        return switch code {
        case _ where isTooLarge: .tooLarge
        case CURLE_FILESIZE_EXCEEDED: .tooLarge
        case CURLE_ABORTED_BY_CALLBACK: isSilent ? .timedOut : .cancelled
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT: .unreachable(detail)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR,
            CURLE_USE_SSL_FAILED:
            .untrusted(detail)
        case CURLE_LOGIN_DENIED: .loginRefused
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .notReady("the address cannot be used")
        default: .broken(detail)
        }
    }

    private func checked(_ code: CURLcode) throws(TransferError) {
        guard code == CURLE_OK else { throw .notReady(String(cString: curl_easy_strerror(code))) }
    }
}

extension EasyHandle {
    private static var callbackData: [CURLoption] {
        [CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_READDATA, CURLOPT_XFERINFODATA, CURLOPT_DEBUGDATA]
    }

    /// The callbacks find this object by a pointer that holds no reference: it lives as long as the handle does.
    private func setCallbacks() throws(TransferError) {
        let own = Unmanaged.passUnretained(self).toOpaque()
        for option in Self.callbackData { try checked(caunoi_curl_set_pointer(handle, option, own)) }
        try checked(
            caunoi_curl_set_bytes_function(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, own in
                EasyHandle.at(own)?.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
            })
        try checked(
            caunoi_curl_set_bytes_function(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, own in
                EasyHandle.at(own)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
            })
        try checked(
            caunoi_curl_set_bytes_function(handle, CURLOPT_READFUNCTION) { bytes, size, count, own in
                EasyHandle.at(own)?.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count)) ?? 0
            })
        try set(CURLOPT_NOPROGRESS, 0)
        try checked(
            caunoi_curl_set_progress_function(handle) { own, _, received, _, sent in
                EasyHandle.at(own)?.shallEnd(received + sent) == true ? 1 : 0
            })
    }

    /// Lets `onCommand` see what is said to a mail server. Not to be used with HTTP: headers would pass by.
    func listenToCommands() throws(TransferError) {
        try checked(
            caunoi_curl_set_debug_function(handle) { _, kind, bytes, count, own in
                guard kind == CURLINFO_HEADER_OUT, let self = EasyHandle.at(own) else { return 0 }
                let text = UnsafeRawBufferPointer(start: bytes, count: count)
                self.onCommand?(String(decoding: text.prefix(16), as: UTF8.self))
                return 0
            })
        try set(CURLOPT_VERBOSE, 1)
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> EasyHandle? {
        pointer.map { Unmanaged<EasyHandle>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Asked about once a second, and oftener where something moves.
    private func shallEnd(_ bytes: Int) -> Bool {
        if cancellation?.isCancelled == true { return true }
        if bytes != moved.bytes { moved = (bytes, .now) }
        isSilent = moved.at.duration(to: .now) > limits.silence
        return isSilent
    }

    /// Another number than was given ends the transfer.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard bytes.count <= limits.mostBytes - body.count else {
            isTooLarge = true
            return bytes.isEmpty ? 1 : 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    private func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        headerBytes += bytes.count
        moved.at = .now
        guard headerBytes <= Self.mostHeaderBytes else {
            isTooLarge = true
            return bytes.isEmpty ? 1 : 0
        }
        onHeader?(String(decoding: bytes, as: UTF8.self))
        return bytes.count
    }

    private func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, upload.count - uploaded)
        room.copyBytes(from: upload[uploaded..<uploaded + count])
        uploaded += count
        return count
    }
}
