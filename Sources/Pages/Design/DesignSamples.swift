import Domain
import HTML
import Localisation

extension DesignParts {
    var navigation: HTML {
        part(
            "navigation",
            """
            <nav class="tabs" aria-label="\(say("design.navigation")) (\(say("design.\(prefix)")))">\(["needs", "offers", "schedule"], { tab in
                "<a href=\"#\(prefix)\"\(attribute: "aria-current", tab == "needs" ? "page" : nil)>\(say("tab.\(tab)"))</a>"
            })</nav>
            <ol class="steps"><li class="done">\(say("tab.imports"))</li><li class="done">\(say("tab.needs"))</li>\
            <li aria-current="step">\(say("design.step"))</li><li>\(say("tab.schedule"))</li></ol>
            <ul class="pages"><li><a href="#\(prefix)">1</a></li><li><span aria-current="page">2</span></li><li><a href="#\(prefix)">3</a></li></ul>
            """)
    }

    var agenda: HTML {
        let heads = ["zone.Asia/Ho_Chi_Minh", "zone.Asia/Seoul"]
        let lines = [
            (kind: "pause", own: "08:00", partner: "10:00", text: say("agenda.kind.break")),
            (kind: "", own: "08:30", partner: "10:30", text: say("agenda.kind.plenary")),
            (kind: "meet", own: "09:40", partner: "11:40", text: say("agenda.kind.meetings")),
        ]
        return part(
            "agenda",
            """
            <div><div class="agenda-zones small" aria-hidden="true"><b class="need">\(say(heads[0]))</b> <b class="offer">\(say(heads[1]))</b></div>
            <ol class="agenda">\(lines, { line in
                """
                <li\(attribute: "class", line.kind.isEmpty ? nil : line.kind)><time class="need" datetime="2022-11-25T\(line.own)+07:00"><span class="unseen">\(say(heads[0])) </span>\(line.own)</time> \
                <time class="offer" datetime="2022-11-25T\(line.partner)+09:00"><span class="unseen">\(say(heads[1])) </span>\(line.partner)</time> \
                <div>\(line.kind == "pause" ? HTML(text: line.text) : "<b>\(line.text)</b>")</div></li>
                """
            })</ol></div>
            """)
    }

    var tables: HTML {
        let rows = [
            (
                "TR-VN-2022-0007", LocalisedText("Phát hiện sản phẩm lỗi trên vỏ loa", in: .vi), "good", "check",
                "status.confirmed"
            ),
            (
                "TR-VN-2022-0035", LocalisedText("Tự động nhập liệu chứng từ", in: .vi), "warn", "clock",
                "status.provisional"
            ),
        ]
        func table(_ kind: String) -> HTML {
            """
            <table class="table\(kind)"><thead><tr><th scope="col">\(say("field.number"))</th><th scope="col">\(say("field.need"))</th><th scope="col">\(say("design.state"))</th></tr></thead><tbody>\(rows, { code, title, side, symbol, state in
                """
                <tr\(attribute: "class", side == "warn" ? "warn" : nil)><th scope="row">\(code)</th><td data-label="\(say("field.need"))">\(content(title, reader))</td>\
                <td data-label="\(say("design.state"))">\(badge(side, say(state), icon: symbol))</td></tr>
                """
            })</tbody></table>
            """
        }
        return part(
            "tables",
            """
            <p class="soft small">\(say("design.tables.cards"))</p>\(table(" cards"))
            <p class="soft small">\(say("design.tables.scroll"))</p>
            <div class="scroll" tabindex="0" role="region" aria-label="\(say("design.tables")) (\(say("design.\(prefix)")))">\(table(""))</div>
            <p class="soft small">\(say("design.tables.problem"))</p>
            <table class="table cards"><thead><tr><th scope="col">\(say("design.problem.row"))</th><th scope="col">\(say("design.problem.written"))</th>\
            <th scope="col">\(say("design.problem.what"))</th><th scope="col">\(say("design.problem.remedy"))</th></tr></thead><tbody>
            <tr class="bad"><th scope="row">31</th><td data-label="\(say("design.problem.written"))"><code>kythuat at nhom.example</code></td>\
            <td>\(icon("cross")) \(say("design.form.error"))</td><td><label class="unseen" for="\(prefix)-fix">\(say("field.email"))</label>\
            <input class="input" id="\(prefix)-fix" value="kythuat@nhom.example"></td></tr></tbody></table>
            """)
    }

    var matching: HTML {
        let need = LocalisedText("Làm sạch khuôn ép bằng đá khô", in: .vi)
        var offer = LocalisedText("드라이아이스 블라스팅 산업 세척 장비", in: .ko)
        offer[.en] = .init(text: "Dry ice blasting for industrial cleaning")
        let concept = say.language == .ko ? "드라이아이스 블라스팅" : say.language == .vi ? "đá khô" : "dry ice blasting"
        return part(
            "matching",
            """
            <div class="match stack">\(reach(.high, say))<div class="banks">
            <div class="bank need"><p class="soft small">\(say("field.need"))</p><p>\(content(need, reader)) <mark data-c="a">\(concept)</mark></p></div>
            <div class="bank offer"><p class="soft small">\(say("field.offer"))</p><p>\(content(offer, reader)) <mark data-c="a">\(concept)</mark></p></div></div>
            <ul class="reasons plain-list"><li><span class="key">a</span> <span>\(say("reason.concept", ["names": .text(concept)]))</span></li>
            <li>\(icon("info")) <span>\(say("field.budget")): \(say("amount.unknown"))</span></li></ul></div>
            """)
    }

    var board: HTML {
        part(
            "board",
            """
            <div class="scroll" tabindex="0" role="region" aria-label="\(say("design.board")) (\(say("design.\(prefix)")))"><table class="board"><thead><tr><th scope="col">\(say("export.place"))</th>\
            <th scope="col"><b>09:40</b>11:40</th><th scope="col"><b>10:00</b>12:00</th><th scope="col"><b>10:20</b>12:20</th></tr></thead>
            <tbody><tr><th scope="row"><b>T01</b>\(say("place.kind.table"))</th>
            <td><a class="talk" href="#\(prefix)"><b>VN012</b><span>KR007</span><i>\(say("mode.on_site"))</i></a></td>
            <td><a class="talk voice" href="#\(prefix)"><b>VN031</b><span>KR022</span><i>PD01</i></a></td>
            <td><a class="talk remote" href="#\(prefix)"><b>VN004</b><span>KR018</span><i>\(say("mode.remote"))</i></a></td></tr>
            <tr><th scope="row"><b>T02</b>\(say("place.kind.table"))</th>
            <td class="good"><b>\(say("design.verdict.good"))</b></td><td class="warn"><b>\(say("design.verdict.warn"))</b></td><td class="bad"><b>\(say("design.verdict.bad"))</b></td></tr></tbody></table></div>
            """)
    }

    var charts: HTML {
        let parts = zip(["onSite", "hybrid", "online"], [ChartPart.Pattern.full, .hatched, .dotted]).map {
            ChartPart(name: say("figures.setting.\($0)"), pattern: $1)
        }
        let values = [[3, 2, 1], [4, 1, 0], [2, 3, 2], [5, 0, 1]]
        let slots = zip([("09:40", "11:40"), ("10:00", "12:00"), ("10:20", "12:20"), ("10:50", "12:50")], values).map {
            ChartColumn(label: $0.0, second: $0.1, values: $1)
        }
        let rows = [("noSharedTime", 14), ("interpretersBusy", 32), ("placesTaken", 7)].map { reason, count in
            ChartRow(label: say("unplacedKind.\(reason)"), value: count, text: say.number(count))
        }
        return part(
            "charts",
            """
            \(columns(
                slots, parts: parts, heads: (say("zone.Asia/Ho_Chi_Minh"), say("zone.Asia/Seoul")), limit: 8,
                id: "\(prefix)-slots", name: "\(say("figures.meetings")) (\(say("design.\(prefix)")))", say))
            \(bars(rows, side: "warn", name: "\(say("figures.reasons")) (\(say("design.\(prefix)")))"))
            """)
    }

    var icons: HTML {
        let names = [
            "check", "cross", "alert", "info", "clock", "calendar", "person", "people", "voice", "video", "table",
            "lock",
            "move", "search", "file", "print", "note", "qr", "link", "phone", "money", "gear", "arrow", "merge", "map",
            "empty",
        ]
        return part(
            "icons",
            """
            <ul class="plain-list people" lang="en">\(names, { "<li class=\"row\">\(icon($0)) <code>\($0)</code></li>" })</ul>
            """)
    }
}
