public import Foundation

/// What keeps a message from being written.
public enum MailFormatError: Error, Equatable, Sendable {
    /// See `MailAddress.isUsable` for what is refused.
    case addressUnusable(String)
    /// Wants to be `name@example.org` in ASCII, without brackets.
    case messageIDUnusable
    /// Wants to be a tag such as `vi`.
    case languageUnusable
}

extension MailMessage {
    /// The message as it goes over the wire (RFC 5322): ASCII, lines of at most 76 characters, each ended by CR LF.
    ///
    /// Nothing that a field holds can begin a header or end the headers: in names and the subject whatever would
    /// becomes a space, in what has a form of its own it is an error.
    public func composed(at date: Date) throws(MailFormatError) -> String {
        var head = try header(at: date)
        guard let html else {
            let body = EncodedBody(text)
            return head + part("text/plain", body)
        }
        // "=_" occurs in neither of the encodings, so this stands in no part.
        let boundary = "=_part_of_the_message"
        head += "Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n\r\n"
        return head + "--\(boundary)\r\n" + part("text/plain", EncodedBody(text))
            + "\r\n--\(boundary)\r\n" + part("text/html", EncodedBody(html)) + "\r\n--\(boundary)--\r\n"
    }

    private func part(_ type: String, _ body: EncodedBody) -> String {
        "Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: \(body.name)\r\n\r\n" + body.written
    }

    private func header(at date: Date) throws(MailFormatError) -> String {
        for address in [from, to] + (replyTo.map { [$0] } ?? []) where !address.isUsable {
            throw .addressUnusable(address.address.shownOnOneLine)
        }
        let isTag = language.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
        guard isTag, (1...35).contains(language.utf8.count) else { throw .languageUnusable }
        let halves = messageID.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2, messageID.utf8.count <= 200, halves.allSatisfy(MailAddress.isAtoms) else {
            throw .messageIDUnusable
        }
        var subjectLine = HeaderText("Subject")
        subjectLine.addText(subject)
        return "Date: \(date.inMail)\r\n" + line("From", from) + line("To", to)
            + (replyTo.map { line("Reply-To", $0) } ?? "") + subjectLine.written
            + "Message-ID: <\(messageID)>\r\nMIME-Version: 1.0\r\nContent-Language: \(language)\r\n"
            + "Auto-Submitted: auto-generated\r\n"
    }

    private func line(_ name: String, _ address: MailAddress) -> String {
        var header = HeaderText(name)
        header.add(address)
        return header.written
    }
}

extension Date {
    /// `Fri, 25 Nov 2022 01:00:00 +0000`, always in UTC.
    var inMail: String {
        let seconds = Int(timeIntervalSince1970.rounded(.down))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: self)
        let day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][((parts.weekday ?? 1) - 1) % 7]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let time = seconds - Int((Double(seconds) / 86_400).rounded(.down)) * 86_400
        let clock = [time / 3_600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(day), \(parts.day ?? 1) \(months[((parts.month ?? 1) - 1) % 12]) \(parts.year ?? 1970) "
            + clock.joined(separator: ":") + " +0000"
    }
}

extension String {
    /// For messages to people: one line, not endless.
    var shownOnOneLine: String {
        let line = withoutControls
        return line.count > 200 ? line.prefix(200) + "…" : line
    }
}
