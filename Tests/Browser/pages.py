#!/usr/bin/env python3
"""Walks the pages of the demo by their links, in three languages, and counts what is wrong with them.

usage: pages.py PATH/TO/caunoi FOLDER_OF_FILES [--full] [--shots DIR]

Without --full one page of each kind is looked at, at 320 and 1440 px, light; axe looks at the narrow ones in the first
language only. With it up to three of each kind, at three widths, light and dark. --shots keeps what was seen as pictures,
and as printed.
"""
import argparse
import collections
import concurrent.futures
import html
import json
import os
import pathlib
import re
import sys
import tempfile
import time
import urllib.error
import urllib.request

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

from house import LANGUAGES, Count, chromium, serving, session_of, watch

arguments = argparse.ArgumentParser()
arguments.add_argument("binary", type=os.path.abspath)
arguments.add_argument("files", type=os.path.abspath)
arguments.add_argument("--full", action="store_true")
arguments.add_argument("--shots", type=os.path.abspath)

CATALOGUES = pathlib.Path(__file__).resolve().parents[2] / "Sources/Localisation/Catalogues"
KEYS = {key for file in CATALOGUES.glob("*.json") for key in json.loads(file.read_text(encoding="utf-8")) if "." in key}
#: A key that no catalogue has is shown as it is; it begins like those that they have, and is no name of a file.
FAMILIES = {key.partition(".")[0] for key in KEYS}
FILE = re.compile(r"\.(?:xlsx|csv|ics|json|yaml|html|pdf|vn|kr|com|org|net)$")
WORDS = re.compile(r"[A-Za-z]\w*(?:\.\w+)+")
PLACEHOLDER = re.compile(r"\{\w*[^{}\n]{0,40}\}|Optional\(|\b(?:nil|null|undefined|NaN)\b|LocalisedText\(")
#: What readers hear or see without its being text of the page.
SPOKEN = re.compile(r"\s(?:aria-label|title|alt|placeholder|data-label)=\"([^\"]*)\"")
STYLE_OR_SCRIPT = re.compile(r"<[^>]+\s(?:style|on[a-z]+)=[\"']|<style\b|<script(?![^>]*\ssrc=)")

SCROLLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: Words that do not fit into what one presses.
CLIPPED = """[...document.querySelectorAll("button, .button, .tabs a, .badge, summary, select")]
    .filter(e => e.checkVisibility() && e.tagName !== "SELECT"
        && (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 || e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 0
            || e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .tabs")))
    .map(e => e.outerHTML.slice(0, 120))"""


def kind(path, full):
    """Pages of one kind differ by an id or a code, and by what is looked for."""
    path = re.sub(r"(?<=/events/)[0-9A-Z]{26}", "#", path.partition("?")[0])
    path = re.sub(r"(?<=/)(?:[0-9A-Z]{26}|[^/]*\d[^/]*)(?=/|$)", "#", path)
    path = re.sub(r"(?<=^/concepts/)(?!new$)[^/]+", "#", path)
    return path if full else re.sub(r"schedule/\w+$", "schedule/by", path)


def source_checks(check, page, answer, source, language):
    headers = answer.headers
    policy = headers.get("content-security-policy", "")
    check("strict policy for content", re.search(r"default-src '(none|self)'", policy)
          and not re.search(r"unsafe-|\*|https?:", policy), policy)
    check("no sniffing of types", headers.get("x-content-type-options") == "nosniff")
    found = STYLE_OR_SCRIPT.search(source)
    check("no inline style or script", not found, found and found[0])
    parser = html5lib.HTMLParser()
    parser.parse(source)
    check("an HTML parser has nothing to mend", not parser.errors,
          [(place, code, values) for place, code, values in parser.errors[:3]])
    ids = collections.Counter(re.findall(r"\sid=\"([^\"]*)\"", source))
    check("ids are unique", max(ids.values(), default=1) == 1, [name for name, times in ids.items() if times > 1][:3])
    check("the document's language", page.get_attribute("html", "lang") == language, page.get_attribute("html", "lang"))
    check("a title before the product's name", re.match(r"\S.* – CauNoi$", page.title()), page.title())
    check("one h1", page.locator("h1").count() == 1, page.locator("h1").count())
    text = page.inner_text("body") + "\n" + html.unescape("\n".join(SPOKEN.findall(source)))
    keys = {word for word in WORDS.findall(re.sub(r"\S+@\S+|\w+://\S+", "", text))
            if word.partition(".")[0] in FAMILIES and not FILE.search(word)}
    check("no key of a message is shown", not keys, keys)
    check("no placeholder is left", not PLACEHOLDER.search(text), PLACEHOLDER.findall(text)[:3])


def axe(check, page):
    found = [violation for violation in Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
             if violation["impact"] in ("serious", "critical")]
    check("axe finds nothing serious", not found,
          [(violation["id"], violation["nodes"][0]["target"], violation["nodes"][0]["failureSummary"][:160])
           for violation in found[:3]])


def width_checks(check, page, width):
    page.set_viewport_size({"width": width, "height": 900 if width > 600 else 780})
    over = page.evaluate(SCROLLS)
    check(f"does not scroll sideways at {width} px", over <= 0, f"{over} px too wide")
    if width == 320:
        page.evaluate("document.documentElement.style.fontSize = '140%'")
        over = page.evaluate(SCROLLS)
        check("larger text does not scroll sideways at 320 px", over <= 0, f"{over} px too wide")
        clipped = page.evaluate(CLIPPED)
        check("larger text fits its buttons at 320 px", not clipped, clipped[:3])
        page.evaluate("document.documentElement.removeAttribute('style')")


def walk(base, language, dark, options, sent, session):
    """All kinds of pages in one language; what came of it, the links that were seen, and how many pages."""
    count, links, looked_at = Count(), set(), 0
    widths = [320, 390, 1440] if options.full else [320, 1440]
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        context = browser.new_context(locale=LANGUAGES[language], color_scheme="dark" if dark else "light",
                                      reduced_motion="reduce")
        context.set_default_timeout(20_000)
        context.add_cookies([{"name": "session", "value": session, "url": base}])
        page, problems, foreign = context.new_page(), [], []
        watch(page, problems, foreign)
        queue, seen, kinds = collections.deque(sent), set(), collections.Counter()
        while queue:
            path = queue.popleft()
            if path in seen or kinds[kind(path, options.full)] >= (3 if options.full else 1):
                continue
            seen.add(path)
            kinds[kind(path, options.full)] += 1
            where = f"[{language}{' dark' if dark else ''}] {path}"
            def check(what, ok, seen="", where=where):
                count.check(what, ok, seen, where)
            try:
                answer = page.goto(base + path, wait_until="load")
                if answer is None or "text/html" not in answer.headers.get("content-type", ""):
                    continue
                if answer.request.redirected_from is not None:
                    continue
                looked_at += 1
                unknown = "/unknown" in path
                check("the status", answer.status == (404 if unknown else 200), answer.status)
                source_checks(check, page, answer, answer.text(), language)
                for width in widths:
                    width_checks(check, page, width)
                    if width == 1440 or width == 320 and (options.full or language == "vi"):
                        axe(check, page)
                    if options.shots:
                        page.screenshot(path=picture(options.shots, path, f"{language}-{width}{'-dark' if dark else ''}"),
                                        full_page=True)
                if options.shots and not dark:
                    # As wide as A4 at 96 px an inch, without margins.
                    page.set_viewport_size({"width": 794, "height": 1123})
                    page.emulate_media(media="print")
                    check("the print does not run over the paper", page.evaluate(SCROLLS) <= 0, page.evaluate(SCROLLS))
                    page.screenshot(path=picture(options.shots, path, f"{language}-print"), full_page=True)
                    page.emulate_media(media="screen")
                check("no console error", not problems, problems[:2])
                check("nothing from other origins", not foreign, foreign[:2])
            except Error as error:
                if "Download is starting" not in str(error):
                    check("the page can be looked at", False, str(error).split("Call log")[0])
                continue
            finally:
                problems.clear()
                foreign.clear()
            for link in page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"):
                if link.startswith(base):
                    link = link.removeprefix(base).partition("#")[0] or "/"
                    if link != path:
                        links.add(link)
                    if not re.search(r"\.(ics|csv|xlsx|json)$", link):
                        queue.append(link)
        browser.close()
    return count, links, looked_at


def picture(folder, path, suffix):
    name = re.sub(r"[^\w-]+", "-", re.sub(r"/events/[0-9A-Z]{26}", "", path)).strip("-") or "event"
    os.makedirs(folder, exist_ok=True)
    return os.path.join(folder, f"{name}.{suffix}.png")


def send(base, files):
    """A file on its way in, which no link leads to; gives the address of its preview, and of the event."""
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        context = browser.new_context()
        page = context.new_page()
        page.goto(base)
        # The demo lets anybody in by one press: the first is the owner.
        page.click(f"form[action='/dev/sign-in'] button")
        page.wait_for_url("**/events/*")
        session = session_of(context)
        event = page.url.removeprefix(base)
        page.goto(f"{base}{event}/imports")
        page.set_input_files("#file", os.path.join(files, "khao-sat-nhu-cau-2022.xlsx"))
        page.click("form[enctype] button")
        page.wait_for_url("**/uploads/*")
        upload = page.url.removeprefix(base)
        browser.close()
    return event, upload, session


def status(address, session):
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers={"Cookie": f"session={session}"}), timeout=20) as answer:
            answer.read()
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def main():
    options = arguments.parse_args()
    began, count, links = time.monotonic(), Count(), set()
    with tempfile.TemporaryDirectory() as data, serving(options.binary, data, "--demo", "--from", options.files) as base:
        event, upload, session = send(base, options.files)
        first = [event, upload, f"{event}/unknown", "/account"]
        rounds = [(language, dark) for dark in ([False, True] if options.full else [False]) for language in LANGUAGES]
        with concurrent.futures.ProcessPoolExecutor(min(4, os.cpu_count() or 1)) as workers:
            walks = [(language, dark, workers.submit(walk, base, language, dark, options, first, session)) for language, dark in rounds]
            for language, dark, one in walks:
                found, seen, pages = one.result()
                count.add(found)
                links |= seen
                count.check("enough pages were found", pages >= 12, pages, language)
                print(f"  {language}{', dark' if dark else ''}: {pages} pages")
        for link in sorted(links):
            answer = status(base + link, session)
            count.check("a link answers", answer == 200, answer, link)
        print(f"  {len(links)} links, {time.monotonic() - began:.0f} s")
    count.finish()


if __name__ == "__main__":
    main()
