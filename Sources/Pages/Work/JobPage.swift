public import Domain
public import HTML
import Localisation

/// Long work with its progress, which a script keeps up to date; without scripts the page is loaded again.
public struct JobPage: Page {
    let shown: Event
    public let job: JobState

    public init(_ event: Event, _ job: JobState) {
        shown = event
        self.job = job
    }

    public var event: Event? { shown }
    public var section: Section? { .work }
    public var scripts: [Asset] { job.state == .running ? [.live] : [] }
    public var reloadsAfter: Int? { job.state == .running ? 2 : nil }
    public func title(_ reader: Reader) -> String { reader.say("job.\(job.kind.rawValue)") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack">
            \(trail([(say("work.heading"), .work(shown.id))], title(reader), say))
            <h1>\(title(reader))</h1>
            \(body(say))
            </div>
            """
    }

    private func body(_ say: Localiser) -> HTML {
        switch job.state {
        case .running:
            """
            <section class="card stack" data-live="\(Address.jobProgress(shown.id, job.id).path)" aria-label="\(say("job.progress"))">
            <progress max="1" value="\(fraction)" aria-label="\(say("job.progress"))"></progress>
            <p data-live-text>\(job.sentence(say))</p>
            <p class="soft">\(say("job.mayLeave"))</p></section>
            """
        case .done:
            """
            \(notice("good", "\(job.sentence(say))"))
            <p class="row"><a class="button main"\(href: job.resultAddress.path)>\(say("job.\(job.kind.rawValue).result"))</a> <a class="button"\(href: Address.work(shown.id).path)>\(say("job.back"))</a></p>
            """
        case .failed:
            """
            \(notice("bad", lines(job.sentence(say))))
            <p><a class="button main"\(href: Address.work(shown.id).path)>\(say("job.back"))</a></p>
            """
        }
    }

    private var fraction: String {
        let value = job.fraction.isFinite ? min(max(job.fraction, 0), 1) : 0
        return String((value * 1000).rounded() / 1000)
    }
}
