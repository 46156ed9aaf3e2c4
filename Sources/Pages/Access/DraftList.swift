import Foundation
import HTML
import Localisation
import Storage

/// Forms that were left unsent, with the way back to each; nothing where there are none.
func draftList(_ drafts: [KeptDraft], _ reader: Reader) -> HTML {
    guard !drafts.isEmpty else { return HTML() }
    let say = reader.say
    return """
        <section class="card stack tight"><h2>\(say("account.drafts"))</h2>
        <ul class="plain-list rules">\(drafts, { draft in
            let named = ["title", "name", "name.vi", "name.ko", "name.en"].compactMap { draft.fields[$0] }.first { !$0.isEmpty }
            let time = "\(say.date(draft.changedAt, zone: .gmt)) \(say.time(draft.changedAt, zone: .gmt)) GMT"
            return """
            <li class="row apart"><a\(href: draft.form)>\(named, { "<span lang=\"und\">\($0)</span>" })\(if: named == nil, "\(say("account.drafts.untitled"))")</a> \
            <small class="soft"><time datetime="\(draft.changedAt.ISO8601Format())">\(time)</time></small></li>
            """
        })</ul></section>
        """
}
