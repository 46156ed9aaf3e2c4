import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Localisation
import Pages
import Scheduling
import UseCases

extension Site {
    func addWorkPages(to routes: Routes) {
        routes.get("/events/:event/work", .may(.seeWork)) { request, context in
            return try await page(request, context) {
                let event = try await event(context)
                return WorkPage(try await use(context).workState(of: event))
            }
        }
        routes.post("/events/:event/matching", .may(.schedule)) { _, context in
            let event = try await event(context)
            let id = try await jobs.start(.matching, on: event.id) { report in
                _ = try await use(context).matchEvent(event) { done, all in
                    report(
                        Double(done) / Double(max(1, all)), "job.matching.running",
                        ["done": .number(done), "all": .number(all)])
                }
            }
            return redirect(to: .job(event.id, id))
        }
        routes.post("/events/:event/plans", .may(.schedule)) { _, context in
            let event = try await event(context)
            let id = try await jobs.start(.scheduling, on: event.id) { report in
                _ = try await use(context).scheduleEvent(event) { progress in
                    report(progress.share, "job.scheduling.running", ["n": .number(progress.placed)])
                    return true
                }
            }
            return redirect(to: .job(event.id, id))
        }
        routes.post("/events/:event/repairs", .may(.schedule)) { _, context in
            let event = try await event(context)
            let id = try await jobs.start(.repair, on: event.id) { report in
                _ = try await use(context).repairPlan(of: event) { progress in
                    report(progress.share, "job.repair.running", ["n": .number(progress.placed)])
                    return true
                }
            }
            return redirect(to: .job(event.id, id))
        }
        routes.post("/events/:event/publication", .may(.schedule)) { _, context in
            let event = try await event(context)
            do {
                let done = try await use(context).publishPlan(of: event)
                let values = ["n": String(done.meetings), "plan": String(done.plan.number)]
                return redirect(to: .schedule(event.id), Flash(.good, "flash.published", values))
            } catch UseCaseError.nothingToPublish {
                return redirect(to: .work(event.id), Flash(.warn, "flash.nothingToPublish"))
            } catch UseCaseError.planViolated(let count) {
                return redirect(to: .work(event.id), Flash(.bad, "flash.planViolated", ["n": String(count)]))
            }
        }
        routes.get("/events/:event/jobs/:job", .may(.seeWork)) { request, context in
            let event = try await event(context)
            return fresh(request, context, JobPage(event, try await job(context, event)))
        }
        routes.get("/events/:event/jobs/:job/progress", .may(.seeWork)) { request, context in
            let event = try await event(context)
            let first = try await job(context, event)
            return live(first, event, Localiser(request.language))
        }
    }

    private func job(_ context: SiteContext, _ event: Event) async throws -> JobState {
        guard let state = try await jobs.state(context.parameters.get("job") ?? "", on: event.id) else {
            throw Failure(.notFound)
        }
        return state
    }

    /// Server-sent events: `progress` as it changes, `done` at the end. Ends by itself when the reader hangs up.
    private func live(_ first: JobState, _ event: Event, _ say: Localiser) -> Response {
        let body = ResponseBody { writer in
            var last: (Double, String)?
            // Ten minutes at most: then the browser connects again by itself.
            for _ in 0..<4_000 {
                guard let state = try await jobs.state(first.id, on: event.id) else { break }
                let now = (state.fraction, state.sentence(say))
                if last?.0 != now.0 || last?.1 != now.1 {
                    last = now
                    try await writer.write(message("progress", ["fraction": now.0], ["text": now.1]))
                }
                if state.state != .running {
                    try await writer.write(message("done", [:], ["address": Address.job(event.id, first.id).path]))
                    break
                }
                try await Task.sleep(for: .milliseconds(150))
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
            body: body)
    }

    private func message(_ event: String, _ numbers: [String: Double], _ texts: [String: String]) -> ByteBuffer {
        var values: [String: Any] = numbers
        for (key, text) in texts { values[key] = text }
        let data = (try? JSONSerialization.data(withJSONObject: values, options: .sortedKeys)) ?? Data("{}".utf8)
        return ByteBuffer(string: "event: \(event)\ndata: \(String(decoding: data, as: UTF8.self))\n\n")
    }
}

extension SearchProgress {
    /// A guess of how much is done, from 0 to 1, that never goes back from phase to phase.
    var share: Double {
        let part = 1 - 1 / (1 + Double(moves) / 60_000)
        return switch phase {
        case .bound: 0.1 * part
        case .insertion: 0.1 + 0.1 * part
        case .weight: 0.2 + 0.5 * part
        case .idle: 0.7 + 0.29 * part
        }
    }
}
