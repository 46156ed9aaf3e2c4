import ArgumentParser
import Domain
import Exports
import Foundation
import Intake
import Localisation
import Mail
import Matching
import SQL
import Secrets
import Spreadsheets
import Storage
import UseCases
import Web

/// What only the command line can meet.
enum CommandError: Error, Equatable {
    case databaseUnsupported(String)
    /// The server cannot be used; the address is without its password.
    case databaseUnreachable(SQLError, String)
    case copyNotEmpty(String)
    case folderNotWritable(String)
    case notConfirmed
    case demoMissing(String)
    case installationNotEmpty(String)
    case backupDamaged(path: String, detail: String)
    case fileExists(String)
    case inputUnreadable(path: String, detail: String)
    case badOverride(String)
    case clockUnreadable(String)
    case onlyLoopback(String)
    case badAddress(String)
    case modelUnusable(path: String, detail: String)
    case roleUnknown(String)
    case programmeUnknown(String)
    case userMissing
    case embeddingsUnusable(String)
    case mailMissing
    case mailUnusable(String)
    case mailNotSent(MailError)
    case settingUnknown(String)
    /// Why, in sentences.
    case settingUnsound(String, String)
}

/// Exit codes, for scripts.
enum Exit {
    /// The installation is not ready for this: no event, nothing to publish, …
    static let notPossible: Int32 = 1
    /// A file or a value cannot be used.
    static let badInput: Int32 = 2
    /// A check found violations.
    static let violations: Int32 = 3
    /// A folder, file or database refused to be read or written.
    static let refused: Int32 = 4
    /// Nobody confirmed: nothing was written.
    static let notConfirmed: Int32 = 5
    /// A fault of the program.
    static let fault: Int32 = 70
}

/// One clear message for an error: what, where, what to do; and the exit code.
func explain(_ error: any Error) -> (message: String, code: Int32) {
    switch error {
    case let error as CommandError: explain(error)
    case let error as UseCaseError: explain(error)
    case let error as SpreadsheetError: explain(error)
    case let error as IntakeError: (error.sentence(say), Exit.badInput)
    case let error as SQLError: explain(error)
    case let error as StorageError: explain(error)
    case let error as NeutralScheduleError: error.explained
    case let error as ThesaurusError: explain(error)
    case let error as ConceptRefusal: explain(error)
    case let error as UnknownConcept: error.explained
    case let error as ProgrammeRefusal: explain(error)
    case FormRefusal.unsound(let faults): explain(faults)
    case ServeError.portInUse(let port): (say("cli.error.portInUse", ["n": .text(String(port))]), Exit.refused)
    case ServeError.cannotListen(let detail): (say("cli.error.cannotListen", ["detail": .text(detail)]), Exit.refused)
    default: (say("cli.error.fault", ["detail": .text("\(error)")]), Exit.fault)
    }
}

private func explain(_ error: CommandError) -> (String, Int32) {
    switch error {
    case .databaseUnsupported(let url): (say("cli.error.databaseUnsupported", ["value": .text(url)]), Exit.badInput)
    case .databaseUnreachable(let error, let address): unreachable(error, address)
    case .copyNotEmpty(let address):
        (say("cli.error.copyNotEmpty", ["value": .text(address)]), Exit.notPossible)
    case .folderNotWritable(let path): (say("cli.error.folderNotWritable", ["path": .text(path)]), Exit.refused)
    case .notConfirmed: (say("cli.error.notConfirmed"), Exit.notConfirmed)
    case .demoMissing(let path): (say("cli.error.demoMissing", ["path": .text(path)]), Exit.badInput)
    case .installationNotEmpty(let path):
        (say("cli.error.installationNotEmpty", ["path": .text(path)]), Exit.notPossible)
    case .backupDamaged(let path, let detail):
        (say("cli.error.backupDamaged", ["path": .text(path), "detail": .text(detail)]), Exit.badInput)
    case .fileExists(let path): (say("cli.error.fileExists", ["path": .text(path)]), Exit.refused)
    case .inputUnreadable(let path, let detail):
        (say("cli.error.inputUnreadable", ["path": .text(path), "detail": .text(detail)]), Exit.badInput)
    case .badOverride(let text): (say("cli.error.badOverride", ["value": .text(text)]), Exit.badInput)
    case .onlyLoopback(let host): (say("cli.error.onlyLoopback", ["value": .text(host)]), Exit.badInput)
    case .programmeUnknown(let value): (say("cli.error.programmeUnknown", ["value": .text(value)]), Exit.badInput)
    case .userMissing: (say("error.userMissing"), Exit.notPossible)
    case .roleUnknown(let value):
        (
            say(
                "cli.error.roleUnknown",
                ["value": .text(value), "known": .text(Role.allCases.map(\.rawValue).joined(separator: ", "))]),
            Exit.badInput
        )
    case .modelUnusable(let path, let detail):
        (say("cli.error.modelUnusable", ["path": .text(path), "detail": .text(detail)]), Exit.badInput)
    case .embeddingsUnusable(let detail):
        (say("cli.error.embeddingsUnusable", ["detail": .text(detail)]), Exit.badInput)
    case .mailMissing: (say("cli.error.mailMissing"), Exit.notPossible)
    case .mailUnusable(let detail): (say("cli.error.mailUnusable", ["detail": .text(detail)]), Exit.badInput)
    case .mailNotSent(let error): error.explained
    case .settingUnknown(let name):
        (
            say(
                "cli.error.settingUnknown",
                [
                    "value": .text(name),
                    "known": .text(InstallationSetting.allCases.map(\.rawValue).joined(separator: ", ")),
                ]), Exit.badInput
        )
    case .settingUnsound(let name, let detail):
        (say("cli.error.settingUnsound", ["name": .text(name), "detail": .text(detail)]), Exit.badInput)
    case .badAddress(let text): (say("cli.error.badAddress", ["value": .text(text)]), Exit.badInput)
    case .clockUnreadable(let text): (say("cli.error.clockUnreadable", ["value": .text(text)]), Exit.badInput)
    }
}

private func explain(_ error: UseCaseError) -> (String, Int32) {
    switch error {
    case .noEvent: (say("error.noEvent"), Exit.notPossible)
    case .signInRefused: (say("error.signInRefused"), Exit.badInput)
    case .tooManyTries(let seconds):
        (say("error.tooManyTries", ["n": .number((seconds + 59) / 60)]), Exit.notPossible)
    case .emailUnreadable(let value): (say("error.emailUnreadable", ["value": .text(value)]), Exit.badInput)
    case .emailTaken(let value): (say("error.emailTaken", ["value": .text(value)]), Exit.notPossible)
    case .accountUnknown(let value): (say("error.accountUnknown", ["value": .text(value)]), Exit.badInput)
    case .roleIncomplete: (say("error.roleIncomplete"), Exit.badInput)
    case .lastOwner: (say("error.lastOwner"), Exit.notPossible)
    case .roleNotAllowed: (say("error.roleNotAllowed"), Exit.notPossible)
    case .invitationUnusable: (say("error.invitationUnusable"), Exit.badInput)
    case .passwordUnusable(let error): (say("error.password.\(error.key)"), Exit.badInput)
    case .alreadySubmitted: (say("errorPage.formUnfinished.text"), Exit.notPossible)
    case .draftTooLarge: (say("errorPage.draftTooLarge.text"), Exit.badInput)
    case .listOfHosts: (say("errorPage.listOfHosts.text"), Exit.notPossible)
    case .otherSide: (say("errorPage.otherSide.text"), Exit.notPossible)
    case .notFound: (say("error.notFound"), Exit.badInput)
    case .eventUnknown(let value): (say("error.eventUnknown", ["value": .text(value)]), Exit.badInput)
    case .severalEvents(let events):
        (say("error.severalEvents", ["events": .text(events.joined(separator: "\n "))]), Exit.badInput)
    case .dateUnreadable(let value): (say("error.dateUnreadable", ["value": .text(value)]), Exit.badInput)
    case .zoneUnknown(let value): (say("error.zoneUnknown", ["value": .text(value)]), Exit.badInput)
    case .slotLengthOutOfRange(let value):
        (say("error.slotLengthOutOfRange", ["value": .text(String(value))]), Exit.badInput)
    case .nameMissing: (say("error.nameMissing"), Exit.badInput)
    case .noSlots: (say("error.noSlots"), Exit.notPossible)
    case .noPlaces: (say("error.noPlaces"), Exit.notPossible)
    case .noRequests: (say("error.noRequests"), Exit.notPossible)
    case .noNeeds: (say("error.noNeeds"), Exit.notPossible)
    case .noOffers: (say("error.noOffers"), Exit.notPossible)
    case .noPlan: (say("error.noPlan"), Exit.notPossible)
    case .planOverran: (say("error.planOverran"), Exit.notPossible)
    case .nothingToPublish: (say("error.nothingToPublish"), Exit.notPossible)
    case .planViolated(let count): (say("error.planViolated", ["n": .number(count)]), Exit.violations)
    case .organisationUnknown(let value): (say("error.organisationUnknown", ["value": .text(value)]), Exit.badInput)
    case .instanceContradiction(let detail):
        (say("error.instanceContradiction", ["detail": .text(detail)]), Exit.badInput)
    }
}

private func explain(_ error: ProgrammeRefusal) -> (String, Int32) {
    switch error {
    case .unknown(let value): (say("cli.error.programmeUnknown", ["value": .text(value)]), Exit.badInput)
    case .several(let programmes):
        (
            say("cli.error.severalProgrammes", ["programmes": .text(programmes.joined(separator: "\n "))]),
            Exit.badInput
        )
    }
}

/// A line for each field.
private func explain(_ faults: [FieldFault]) -> (String, Int32) {
    let lines = faults.map { fault in
        let sentence = say("form.fault.\(fault.rule)", fault.values.mapValues { .text($0) })
        return say("form.fault.withField", ["field": .text(fault.field), "fault": .text(sentence)])
    }
    return (lines.joined(separator: "\n"), Exit.badInput)
}

private func explain(_ error: SpreadsheetError) -> (String, Int32) {
    switch error {
    case .notReadable, .notWritable: (error.sentence(say), Exit.refused)
    default: (error.sentence(say), Exit.badInput)
    }
}

/// Each thing that keeps a server from being used has its own remedy.
private func unreachable(_ error: SQLError, _ address: String) -> (String, Int32) {
    let values: [String: Localiser.Value] = ["value": .text(address), "detail": .text(error.message)]
    return switch error.kind {
    case .badAddress: (say("cli.error.databaseAddress", values), Exit.badInput)
    case .refusedLogin: (say("cli.error.databaseLogin", values), Exit.refused)
    case .untrusted: (say("cli.error.databaseUntrusted", values), Exit.refused)
    case .noSuchDatabase: (say("cli.error.databaseMissing", values), Exit.refused)
    case .unavailable: (say("cli.error.databaseUnavailable", values), Exit.refused)
    default: explain(error)
    }
}

private func explain(_ error: SQLError) -> (String, Int32) {
    let detail: [String: Localiser.Value] = ["detail": .text(error.message)]
    return switch error.kind {
    case .unavailable, .refusedLogin, .noSuchDatabase, .badAddress:
        (say("cli.error.databaseLost", detail), Exit.refused)
    case .notAllowed: (say("cli.error.databaseNotAllowed", detail), Exit.refused)
    case .untrusted: (say("cli.error.databaseUntrusted", detail.merging(["value": ""]) { old, _ in old }), Exit.refused)
    case .outcomeUnknown: (say("cli.error.outcomeUnknown", detail), Exit.refused)
    case .timeout: (say("cli.error.databaseTimeout"), Exit.refused)
    case .readOnly: (say("cli.error.databaseReadOnly", ["detail": .text(error.message)]), Exit.refused)
    case .diskFull: (say("cli.error.diskFull"), Exit.refused)
    case .notADatabase: (say("cli.error.notADatabase", ["detail": .text(error.message)]), Exit.refused)
    case .busy, .serialization: (say("cli.error.databaseBusy"), Exit.refused)
    default: (say("cli.error.fault", ["detail": .text(error.description)]), Exit.fault)
    }
}

private func explain(_ error: StorageError) -> (String, Int32) {
    switch error {
    case .schemaIsNewer(let found, let known):
        (
            say("cli.error.schemaIsNewer", ["found": .text(String(found)), "known": .text(String(known))]),
            Exit.refused
        )
    case .notEmpty(let table): (say("cli.error.copyNotEmpty", ["value": .text(table)]), Exit.notPossible)
    case .copyDiffers(let table): (say("cli.error.copyDiffers", ["value": .text(table)]), Exit.fault)
    case .copyBrokenOff: (say("cli.error.copyBrokenOff"), Exit.refused)
    }
}

/// Runs a command; an error becomes one message on standard error (and `{"error": …}` with `--json`) and an exit code.
func running(json: Bool, _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let code as ExitCode {
        throw code
    } catch {
        let (message, code) = explain(error)
        if json, code != Exit.notConfirmed { try? printJSON(["error": message]) }
        printError(message)
        throw ExitCode(code)
    }
}
