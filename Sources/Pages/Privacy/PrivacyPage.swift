public import Domain
public import HTML
import Localisation
import UseCases

/// Where data goes from an installation, as its register has it.
public enum DataFlow: String, CaseIterable, Sendable {
    case database, matches, abroad, mail, embeddings, reports, files
}

/// For everybody: the notices that hold, and the register of where data goes.
public struct PrivacyPage: Page {
    public let notices: [PrivacyNotice]
    /// What this installation does; the others are listed as not used.
    public let flows: Set<DataFlow>

    public init(notices: [PrivacyNotice], flows: Set<DataFlow>) {
        self.notices = notices
        self.flows = flows
    }

    public func title(_ reader: Reader) -> String { reader.say("privacy.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack">
            <header class="stack tight"><h1>\(title(reader))</h1><p class="soft prose">\(say("privacy.lead"))</p></header>
            \(notices, { one in
                """
                <section class="card stack tight"><h2>\(purposeName(one.purpose, say))</h2>\(noticeText(one, reader))</section>
                """
            })
            <section class="stack tight"><h2>\(say("privacy.flows"))</h2><p class="soft prose">\(say("privacy.flows.lead"))</p>
            <div class="scroll" tabindex="0" role="region" aria-label="\(say("privacy.flows"))"><table class="table cards"><thead><tr><th scope="col">\(say("privacy.flow.where"))</th><th scope="col">\(say("privacy.flow.what"))</th>\
            <th scope="col">\(say("privacy.flow.use"))</th></tr></thead><tbody>\(DataFlow.allCases, { flow in
                """
                <tr><th scope="row">\(say("privacy.flow.\(flow.rawValue)"))</th>\(cell(say("privacy.flow.what"), HTML(text: say("privacy.flow.\(flow.rawValue).what"))))\
                \(cell(say("privacy.flow.use"), flows.contains(flow) ? badge("good", say("privacy.flow.on")) : badge("", say("privacy.flow.off"))))</tr>
                """
            })</tbody></table></div></section>
            <section class="stack tight"><h2>\(say("privacy.rights"))</h2><p class="prose">\(say("privacy.rights.text"))</p>
            <p class="no-print">\(link(say("privacy.own"), .ownPrivacy(nil)))</p></section>
            </div>
            """
    }
}
