import ArgumentParser
import Domain
import Localisation
import UseCases

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "publish", abstract: say("cli.help.publish"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var which: EventOption

    func run() async throws {
        try await running(json: common.json) {
            let useCases = try await common.settings.open()
            let event = try await useCases.event(which.event)
            let done = try await useCases.publishPlan(of: event)
            if common.json {
                return try printJSON(
                    JSON.object([
                        "plan": .integer(done.plan.number), "meetings": .integer(done.meetings),
                        "organisations": .integer(done.organisations), "added": .integer(done.added),
                        "moved": .integer(done.moved), "cancelled": .integer(done.cancelled),
                    ]))
            }
            show(
                say(
                    "cli.publish.done",
                    [
                        "plan": .text(String(done.plan.number)), "n": .number(done.meetings),
                        "organisations": .number(done.organisations),
                    ]))
            show(
                say(
                    "cli.publish.changes",
                    ["added": .number(done.added), "moved": .number(done.moved), "cancelled": .number(done.cancelled)]))
        }
    }
}
