import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Localisation
import SQL
import Spreadsheets
import UseCases

/// What went wrong with a request, as an HTTP status and values for the error page.
struct Failure: Error {
    var status: HTTPResponse.Status
    var details: [String: String] = [:]

    init(_ status: HTTPResponse.Status, _ details: [String: String] = [:]) {
        self.status = status
        self.details = details
    }

    /// What a database may answer for a while, while it starts again or has much to do.
    private static let passing: Set<SQLError.Kind> = [.busy, .serialization, .unavailable, .timeout, .readOnly]

    /// Whether a page about it can still be made from what the database says.
    var leavesDatabase: Bool { status.code < 500 }

    /// The one place that maps errors to HTTP. What nobody can act on is a plain 500 with a number that the log has too.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case UseCaseError.notFound, UseCaseError.eventUnknown, UseCaseError.noEvent: self.init(.notFound)
        case UseCaseError.organisationUnknown: self.init(.notFound)
        case UseCaseError.tooManyTries(let seconds):
            self.init(.tooManyRequests, ["reason": "tooManyTries", "n": String((seconds + 59) / 60)])
        case UseCaseError.invitationUnusable: self.init(.gone)
        case UseCaseError.otherSide: self.init(.forbidden, ["reason": "otherSide"])
        case UseCaseError.listOfHosts: self.init(.forbidden, ["reason": "listOfHosts"])
        case UseCaseError.alreadySubmitted: self.init(.conflict, ["reason": "formUnfinished"])
        case UseCaseError.draftTooLarge: self.init(.contentTooLarge, ["reason": "draftTooLarge"])
        case let error as any HTTPResponseError: self.init(error.status)
        case let error as SQLError where Failure.passing.contains(error.kind): self.init(.serviceUnavailable)
        case let error as SQLError where error.kind == .outcomeUnknown:
            self.init(.serviceUnavailable, ["reason": "outcomeUnknown"])
        case let error as SQLError where error.kind == .diskFull:
            self.init(.init(code: 507, reasonPhrase: "Insufficient Storage"), ["reason": "diskFull"])
        default: self.init(.internalServerError, ["number": String(UInt32.random(in: 0...UInt32.max), radix: 36)])
        }
    }
}
