#!/usr/bin/env python3
"""Plays the chain in a browser, as an agency would: from the survey to an agenda in the hand.

usage: story.py PATH/TO/caunoi FOLDER_OF_FILES
"""
import datetime
import os
import re
import socket
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import Error, sync_playwright

from house import LANGUAGES, Count, answers, chromium, environment, serving, sign_in, watch

binary, files = map(os.path.abspath, sys.argv[1:3])
count = Count()
check = count.check
SURVEY = "khao-sat-nhu-cau-2022.xlsx"
OTHERS = [("offers", "offers-kr-2022.xlsx"), ("participants", "participants.csv"), ("interpreters", "interpreters.csv"),
          ("places", "rooms.csv"), ("agenda", "agenda.csv"), ("requests", "preferences.csv")]
FLASH = "main > .wrap:not(.stack) > .notice.good"
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
zones = [datetime.timezone(datetime.timedelta(hours=hours)) for hours in (7, 9)]


def step(name):
    """A step of the story: what goes wrong in it is one failure, and the next one is tried."""
    def run(play):
        began = time.monotonic()
        try:
            play()
        except (Error, AssertionError, OSError) as error:
            check(name, False, str(error).split("Call log")[0], page.url)
        print(f"  {time.monotonic() - began:5.1f} s  {name}")
    return run


def send(page, subject, file):
    """Sends a file by the form of the imports page; `file` is a path, or a name with its bytes."""
    page.goto(f"{event}/imports")
    page.select_option("#subject", subject)
    page.set_input_files("#file", file)
    with page.expect_navigation() as answer:
        page.click("form[enctype] button")
    return answer.value


def bytes_named(name, content):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def confirm(page, subject):
    page.click("form[action$='/import'] button")
    page.wait_for_url("**/imports/*")
    check("an import ends with its report", page.locator("main h1").count() == 1 and page.locator(FLASH).count() == 1,
          page.inner_text("main")[:200], subject)
    check("the report counts what is new", numbers(page)[0] > 0, numbers(page), subject)


def numbers(page):
    """The big figures of a page: of an import new, changed, unchanged, errors, warnings, merged."""
    return [int(re.sub(r"\D", "", text) or 0) for text in page.locator("dl.figures dd").all_inner_texts()]


def start(page, action):
    """Presses a button of the work page; gives the answer that is the page of the work."""
    page.goto(f"{event}/work")
    with page.expect_navigation() as answer:
        page.click(f"form[action$='{action}'] button")
    check("long work has a page of its own", "/jobs/" in page.url, page.url)
    return answer.value


def follow(page, action):
    """Starts long work and waits until its page says by itself that it is done. Work on the demo may end before its page
    is there; then it is started again."""
    for _ in range(5):
        streams = []
        def listen(request):
            if request.url.endswith("/progress"):
                streams.append(request.url)
        page.on("request", listen)
        start(page, action)
        page.wait_for_selector("main .notice.good, main .notice.bad", timeout=30_000)
        check(f"{action} ends well", page.locator("main .notice.good").count() == 1, page.inner_text("main"))
        page.remove_listener("request", listen)
        # Only the page of work that is under way asks for its progress.
        if streams:
            check("the live page listens to the server", len(streams) == 1, streams)
            check("the page that follows is the same job, done", page.locator("[data-live]").count() == 0)
            return
    check(f"the live page of {action} was seen", False)


def fetched(context, address):
    return context.request.get(address).text()


def local(instant):
    at = datetime.datetime.fromisoformat(instant.replace("Z", "+00:00"))
    return [at.astimezone(zone).strftime("%H:%M") for zone in zones]


def calendar_of(text):
    """The calendar's events, read by hand: lines unfolded, blocks that close in order."""
    check("a calendar's lines end in CRLF and are not too long",
          all(len(line.encode()) <= 75 for line in text.split("\r\n")) and "\n" not in text.replace("\r\n", ""))
    open_blocks, events = [], []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_blocks.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            if not check("a calendar's blocks close in order", open_blocks and open_blocks.pop() == value, line):
                break
        elif open_blocks and open_blocks[-1] == "VEVENT":
            events[-1][name.partition(";")[0]] = value
    check("a calendar is closed", not open_blocks, open_blocks)
    return events


def hang_up(path, times):
    """Asks for progress as a client that goes away in the middle; gives how often there was more to come."""
    cut = 0
    host, port = base.removeprefix("http://").split(":")
    for _ in range(times):
        with socket.create_connection((host, int(port)), timeout=5) as client:
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: text/event-stream\r\nCookie: session={session}\r\n\r\n".encode())
            cut += b"event: done" not in client.recv(4096)
            # A reset instead of a goodbye.
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    return cut


began = time.monotonic()
with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
    made = subprocess.run(
        [binary, "event", "create", "--name", "Ngày kết nối thử", "--date", "2022-11-25", "--place", "Hải Phòng",
         "--slot-minutes", "20", "--json"], env=environment(data), capture_output=True, text=True, check=True)
    with serving(binary, data) as base:
        browser = chromium(playwright)
        context = browser.new_context(locale=LANGUAGES["vi"], viewport=DESKTOP, accept_downloads=True)
        context.set_default_timeout(15_000)
        session = sign_in(binary, data, base, context)
        page, problems, foreign = context.new_page(), [], []
        watch(page, problems, foreign)
        page.goto(base)
        event = page.url
        survey = os.path.join(files, SURVEY)

        @step("a new event, empty, in the browser's language")
        def _():
            check("the first page leads to the one event", re.search(r"/events/[0-9A-Z]{26}$", event), event)
            check("the browser's language is taken", page.get_attribute("html", "lang") == "vi")
            check("the event has its name", "Ngày kết nối thử" in page.inner_text("h1"), page.inner_text("h1"))
            for path in ("", "/needs", "/offers", "/organisations", "/schedule", "/unplaced", "/figures", "/imports", "/work"):
                check("an empty event has its pages", page.goto(event + path).status == 200, page.url)
            check("nothing can be matched yet", page.locator("form[action$='/matching']").count() == 0)

        @step("the survey is understood, then imported")
        def _():
            page.goto(f"{event}/work")
            page.click("#lists ~ p a.button")
            check("the work page leads to the imports", "/imports" in page.url, page.url)
            check("the list that is missing first is chosen", page.input_value("#subject") == "needs")
            send(page, "needs", survey)
            check("a file that was sent is shown before it is imported", "/uploads/" in page.url, page.url)
            check("the columns and their fields are shown", page.locator("#mapping").count() == 1
                  and page.locator("select[name^='map.']").count() >= 10, page.locator("select[name^='map.']").count())
            check("the problems are shown, with what to do", page.locator("#problems").count() == 1
                  and page.locator("details.card.warn, details.card.bad").count() >= 1
                  and all(text.strip() for text in page.locator("details.card td:last-child").all_text_contents()))
            check("the preview counts", numbers(page)[0] >= 130, numbers(page))
            check("nothing is saved yet", "/needs/" not in fetched(context, f"{event}/needs"))
            confirm(page, "needs")
            check("the needs are there", "/needs/" in fetched(context, f"{event}/needs"))

        @step("the other six lists")
        def _():
            for subject, file in OTHERS:
                page.goto(f"{event}/work")
                page.click(f"#lists ~ .scroll a[href$='subject={subject}']")
                check("the link to import a list chooses it", page.input_value("#subject") == subject, page.input_value("#subject"), subject)
                send(page, subject, os.path.join(files, file))
                check("a file that was sent is shown before it is imported", "/uploads/" in page.url, page.url)
                confirm(page, subject)
            page.goto(f"{event}/imports")
            check("the imports are listed", page.locator("#earlier ~ .scroll tbody tr").count() == 7,
                  page.locator("#earlier ~ .scroll tbody tr").count())

        @step("matching follows the lists by itself, and on request")
        def _():
            # Each list was matched within a second of its import, and nobody asked for it.
            for _ in range(20):
                page.goto(f"{event}/work")
                if page.locator("#matching ~ dl.facts").count() == 1 and page.locator("#matching ~ .notice").count() == 0:
                    break
                page.wait_for_timeout(100)
            check("the lists are matched by themselves", page.locator("#matching ~ dl.facts").count() == 1)
            check("the matches know all lists", page.locator("#matching ~ .notice").count() == 0)
            start(page, "/matching")
            page.wait_for_selector("main .notice.good, main .notice.bad", timeout=30_000)
            check("/matching ends well", page.locator("main .notice.good").count() == 1, page.inner_text("main"))
            page.click("main a.button.main")
            check("the result of matching is the needs", page.url.endswith("/needs"), page.url)

        @step("a need beside its matches, with reasons and marks")
        def _():
            page.goto(f"{event}/needs")
            needs = [link for link in page.eval_on_selector_all("main a[href]", "all => all.map(a => a.href)")
                     if re.search(r"/needs/[^/?#]+$", link)]
            found = False
            for link in list(dict.fromkeys(needs))[:8]:
                page.goto(link)
                own, theirs = page.locator(".card.need mark[data-c]"), page.locator("article.match mark[data-c]")
                if own.count() and theirs.count():
                    found = True
                    break
            check("a need has matches with marks on both banks", found, needs[:3])
            check("each match says why", all(
                match.locator(".reasons li").count() and match.locator(".reach").inner_text().strip()
                for match in page.locator("article.match").all() if match.is_visible()))
            letters = set(own.evaluate_all("all => all.map(m => m.dataset.c)"))
            reasons = set(page.locator(".reasons [data-c]").evaluate_all("all => all.map(m => m.dataset.c)"))
            check("each letter that is marked has its reason", letters <= reasons, (letters, reasons))

        @step("scheduling, seen live")
        def _():
            follow(page, "/plans")

        @step("the board, then published")
        def _():
            page.goto(f"{event}/schedule")
            talks = page.locator("table.board td a.talk")
            check("the board shows at least 64 meetings", talks.count() >= 64, talks.count())
            check("the board's number is its figure", numbers(page)[0] == talks.count(), (numbers(page)[:1], talks.count()))
            draft = talks.count()
            page.goto(f"{event}/work")
            page.click("form[action$='/publication'] button")
            page.wait_for_url("**/schedule")
            check("publishing says so", page.locator(FLASH).count() == 1)
            check("what is published is the draft", talks.count() == draft, (talks.count(), draft))
            page.reload()
            check("it says so once", page.locator(FLASH).count() == 0)
            page.keyboard.press("Tab")
            talks.first.focus()
            page.keyboard.press("ArrowRight")
            check("arrows walk the board", page.evaluate("document.activeElement.matches('a.talk')"))

        @step("an agenda on a phone, and its calendar")
        def _():
            page.set_viewport_size(PHONE)
            page.goto(f"{event}/agendas/VN001")
            meetings = page.locator("ol.own-day > li:has(h3)")
            check("VN001 has meetings", meetings.count() >= 1, meetings.count())
            starts = [meeting.locator("time").first.get_attribute("datetime") for meeting in meetings.all()]
            check("each meeting has both times", all(
                all(clock in meeting.inner_text() for clock in local(start))
                for meeting, start in zip(meetings.all(), starts)), starts)
            check("the phone does not scroll sideways",
                  page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0)
            with page.expect_download() as started:
                page.click("a[href$='/calendar.ics']")
            check("the calendar has a name", started.value.suggested_filename == "VN001.ics", started.value.suggested_filename)
            events = calendar_of(open(started.value.path(), newline="", encoding="utf-8").read())
            check("the calendar has the meetings", len(events) == meetings.count(), (len(events), meetings.count()))
            check("its events have distinct ids", len({entry.get("UID") for entry in events} - {None}) == len(events))
            utc = sorted(re.sub(r"[-:]", "", start) for start in starts)
            check("its times are the page's", sorted(entry.get("DTSTART", "") for entry in events) == utc,
                  [entry.get("DTSTART") for entry in events])
            page.set_viewport_size(DESKTOP)

        @step("the same survey again")
        def _():
            send(page, "needs", survey)
            check("the same file changes nothing", numbers(page)[:2] == [0, 0], numbers(page))
            check("the page says so and offers no import", page.locator("#confirm").count() == 1
                  and page.locator("form[action$='/import']").count() == 0)
            page.click("button[name=discard]")
            page.wait_for_url("**/imports")
            check("giving up says so", page.locator(FLASH).count() == 1)

        @step("files that are no lists")
        def _():
            whole = open(survey, "rb").read()
            bad = {
                "a PDF with the name of a workbook": ("khao-sat.xlsx", b"%PDF-1.7\n" + b"0" * 3000, "PDF"),
                "an empty file": ("trong.xlsx", b"", "trong.xlsx"),
                "half a workbook": ("nua.xlsx", whole[:len(whole) // 2], "nua.xlsx"),
                "a list without its columns": ("khac.csv", b"a,b\n1,2\n", ""),
            }
            for name, (file, content, word) in bad.items():
                answer = send(page, "needs", bytes_named(file, content))
                said = page.locator("main .notice.bad").all_inner_texts()
                check("a file that is no list is refused", len(said) == 1 and len(said[0]) > 30 and word in said[0],
                      said, name)
                check("a refusal offers a way on", page.locator("#file, button[name=discard]").count() >= 1, where=name)
                check("a refusal is no fault of the server", answer.status < 500, answer.status, name)
                check("a refusal imports nothing", page.locator("form[action$='/import']").count() == 0, where=name)

        @step("a file that is too large")
        def _():
            page.goto(f"{event}/imports")
            limit = int(re.search(r"(\d+)\s*MB", page.inner_text("#file-hint"))[1])
            large = os.path.join(data, "lon.csv")
            with open(large, "wb") as file:
                file.truncate((limit + 5) * 1_000_000)
            answer = send(page, "needs", large)
            check("a file that is too large is refused with a page", answer and answer.status == 413
                  and str(limit) in page.inner_text("main"), page.inner_text("body")[:200])

        @step("without JavaScript")
        def _():
            plain = browser.new_context(locale=LANGUAGES["vi"], viewport=DESKTOP, java_script_enabled=False)
            plain.add_cookies([{"name": "session", "value": session, "url": base}])
            plain.set_default_timeout(15_000)
            other = plain.new_page()
            send(other, "needs", survey)
            check("without scripts a file is previewed", "/uploads/" in other.url and other.locator("#mapping").count() == 1)
            for _ in range(5):
                if "data-live=" in start(other, "/matching").text():
                    check("without scripts the page of long work loads itself again",
                          other.locator("head meta[http-equiv=refresh]").count() == 1)
                    other.wait_for_selector("main .notice.good", timeout=20_000)
                    break
            else:
                check("without scripts the page of long work was seen", False)
            plain.close()

        @step("clients that hang up")
        def _():
            for _ in range(5):
                start(page, "/plans")
                if hang_up(page.url.removeprefix(base) + "/progress", 20):
                    break
            else:
                check("clients hung up while the work was under way", False)
            host, port = base.removeprefix("http://").split(":")
            with socket.create_connection((host, int(port)), timeout=5) as client:
                client.sendall(f"POST {event.removeprefix(base)}/uploads HTTP/1.1\r\nHost: {host}:{port}\r\n"
                               f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 90000\r\n\r\n--x\r\n".encode())
            page.wait_for_selector("main .notice.good", timeout=30_000)
            check("the server answers after clients hung up", answers(event) and answers(f"{event}/schedule"))

        @step("the last pages in Korean")
        def _():
            page.goto(f"{event}/schedule")
            page.click("button[name=language][value=ko]")
            page.wait_for_load_state()
            check("the language switch stays on the page", page.url == f"{event}/schedule", page.url)
            for path in ("/schedule", "/agendas/VN001", "/needs", "/figures", "/imports", "/work"):
                page.goto(event + path)
                check("the choice of language stays", page.get_attribute("html", "lang") == "ko", page.get_attribute("html", "lang"), path)
                check("a page in Korean has Korean headings", re.search("[가-힣]", page.inner_text("main")), where=path)
            page.goto(f"{event}/agendas/VN001")
            check("the zones are named in Korean", all(word in page.inner_text("main") for word in ("한국", "베트남")))
            check("an unknown page is a page", page.goto(f"{event}/needs/KHONG-CO").status == 404
                  and page.locator("main a[href]").count() >= 1 and page.get_attribute("html", "lang") == "ko")

        check("no console error", not problems, problems[:3])
        check("nothing from other origins", not foreign, foreign[:3])
        browser.close()

seconds = time.monotonic() - began
check("the story takes 90 seconds at most", seconds <= 90, f"{seconds:.0f} s")
print(f"the story took {seconds:.0f} s")
count.finish()
