"""Two countries and a firm come in by the door: invitation, sign-in by link, what each sees, a role taken away.

usage: door.py PATH/TO/caunoi DEMO_FOLDER
"""
import re
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

from house import LANGUAGES, Count, chromium, serving, watch

binary, files = sys.argv[1:3]
count = Count()
check = count.check
PHONE = {"width": 390, "height": 780}


def person(browser, language, viewport=None):
    context = browser.new_context(locale=LANGUAGES[language], viewport=viewport or {"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page, problems, foreign = context.new_page(), [], []
    watch(page, problems, foreign)
    return page, problems


def invite(page, people, email, role, language, **fields):
    """Fills the form in; gives the code that is shown once."""
    page.goto(people)
    page.fill("#email", email)
    page.select_option("#role", role)
    page.select_option("#language", language)
    for name, value in fields.items():
        (page.select_option if name == "country" else page.fill)(f"#{name}", value)
    page.click("main form.span button")
    return page.inner_text("main .notice.good code")


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def firms_of(page, event, country):
    page.goto(f"{event}/organisations?country={country}")
    return page.eval_on_selector_all("main table a[href*='/organisations/']", "all => [...new Set(all.map(a => a.href))]")


def edit(page, address, field, value):
    """Opens a record, goes to its form by the button there, and saves one field."""
    page.goto(address)
    page.click("main a.button[href$='/edit']")
    page.fill(f"#field-{field}", value)
    page.click("main form.wide button.main")
    page.wait_for_url(address)
    return page.inner_text("main")


def sign_in_by_mail(page, base, email):
    """Opens the newest link that was mailed, five times, and then presses the button."""
    page.goto(base + "/dev/mail")
    link = next(href for href in page.eval_on_selector_all("a[href*='/sign-in/']", "all => all.map(a => a.href)"))
    for _ in range(5):
        page.goto(link)
    page.click("main form button")
    page.wait_for_url("**/events/*")
    return link


began = time.monotonic()
with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
    with serving(binary, data, "--demo", "--from", files) as base:
        browser = chromium(playwright)
        owner, problems = person(browser, "vi")
        owner.goto(f"{base}/")
        check("who is not signed in comes to the door", "/sign-in" in owner.url, owner.url)
        owner.click("button[value='owner@demo.example.org']")
        owner.wait_for_url("**/events/*")
        event = owner.url
        people = base + owner.locator("footer a[href*='/people']").get_attribute("href")

        code = invite(owner, people, "tochuc.kr@example.org", "partner_organiser", "ko", country="KR", name="이서연")
        check("the invitation has a code to print", re.fullmatch(r"[0-9A-Z]{2,4}(-[0-9A-Z]{4}){2}", code), code)
        partner, korean = person(browser, "ko")
        partner.goto(base + "/invitation")
        check("the invited page speaks Korean", partner.get_attribute("html", "lang") == "ko")
        partner.fill("#code", code.lower().replace("-", " "))
        partner.click("main form button")
        partner.click("main form button")
        check("an invitation signs nobody in", partner.goto(event) and "/sign-in" in partner.url, partner.url)
        link = sign_in_by_mail(partner, base, "tochuc.kr@example.org")
        check("both see the event", partner.url == event, partner.url)
        check("a link works once", browser.new_page().goto(link).status == 410)
        check("an invitation works once", partner.goto(f"{base}/invitation/{code}").status == 410)
        partner.goto(event + "/organisations?country=KR")
        own = partner.locator("main table tbody tr").count()
        check("the partner sees its own side", own > 0, own)
        partner.goto(event + "/needs")
        shared = int(re.search(r"\d+", partner.inner_text("main p.soft"))[0])
        owner.goto(event + "/needs")
        every = int(re.search(r"\d+", owner.inner_text("main p.soft"))[0])
        check("and of the other side those that agreed", 0 < shared < every, (shared, every))
        for path in ("/work", "/workbench", "/privacy"):
            check("a partner does not do the host's work", partner.goto(event + path).status == 403, path)

        vn, kr = firms_of(owner, event, "VN")[0], firms_of(partner, event, "KR")[0]
        check("the host edits its own side", "An Dương mới" in edit(owner, vn, "locality", "An Dương mới"))
        check("the partner edits its own side", "새 지역" in edit(partner, kr, "locality", "새 지역"))
        owner.goto(kr)
        check("the host sees the other side's firm without a way to edit it",
              "새 지역" in owner.inner_text("main") and owner.locator("main a[href$='/edit']").count() == 0)
        check("and is refused its form, in words", owner.goto(kr + "/edit").status == 403
              and "bên" in owner.inner_text("h1"), owner.inner_text("h1"))
        theirs = firms_of(partner, event, "VN")
        check("the partner neither", partner.goto(theirs[0]).status == 200
              and partner.locator("main a[href$='/edit']").count() == 0 and partner.goto(theirs[0] + "/edit").status == 403)
        closed = [firm for firm in firms_of(owner, event, "VN") if firm not in theirs]
        check("and of a firm that does not share there is no form", partner.goto(closed[0] + "/edit").status == 404)

        code = invite(owner, people, "giamdoc@example.org", "delegate", "vi", participation="VN001", name="Mạc Đức Vinh")
        delegate, vietnamese = person(browser, "vi", PHONE)
        delegate.goto(f"{base}/invitation/{code}")
        delegate.click("main form button")
        sign_in_by_mail(delegate, base, "giamdoc@example.org")
        check("a phone does not scroll sideways", fits(delegate))
        delegate.goto(event + "/organisations")
        firms = delegate.eval_on_selector_all("main table a[href*='/organisations/']", "all => all.map(a => a.href)")
        check("a delegate sees the own firm alone", len(set(firms)) == 1, firms)
        check("and opens it", delegate.goto(firms[0]).status == 200)
        owner.goto(event + "/organisations")
        others = [href for href in owner.eval_on_selector_all("main table a[href*='/organisations/']", "all => all.map(a => a.href)")
                  if href not in firms]
        check("another firm is not there", delegate.goto(others[0]).status == 404, others[0])
        check("nor its meetings", delegate.goto(event + "/agendas/VN002").status == 404)
        check("the own meetings are", delegate.goto(event + "/agendas/VN001").status == 200)

        delegate.goto(firms[0] + "/edit")
        check("the form fits a phone", fits(delegate))
        check("the host saves meanwhile", "Thủy Nguyên" in edit(owner, firms[0], "locality", "Thủy Nguyên"))
        delegate.fill("#field-locality", "Kiến An")
        delegate.click("main form.wide button.main")
        text = delegate.inner_text("main")
        check("who comes second sees both versions", "Thủy Nguyên" in text and "Kiến An" in text and fits(delegate))
        delegate.click("main form.wide button.main")
        delegate.wait_for_url(firms[0])
        check("and decides", "Kiến An" in delegate.inner_text("main"))
        delegate.goto(firms[0] + "/needs/new")
        delegate.fill("#field-title", "Xử lý nước thải mạ")
        delegate.locator("[data-draft-state]", has_text="đã được giữ").wait_for()
        delegate.reload()
        check("what was typed is still there", delegate.input_value("#field-title") == "Xử lý nước thải mạ")
        delegate.dblclick("main form.wide button.main")
        delegate.wait_for_url("**/needs/TR-*")
        delegate.goto(event + "/needs?q=nước+thải+mạ")
        made = delegate.locator("main table a[href*='/needs/']", has_text="Xử lý nước thải mạ").count()
        check("a double press adds one need", made == 1, made)

        owner.goto(people)
        owner.locator("li", has_text="giamdoc@example.org").locator("button").click()
        owner.wait_for_selector("main .notice.good")
        check("a role taken away ends with the next request", delegate.goto(firms[0]).status == 404)
        owner.locator("li", has_text="owner@demo.example.org").locator("button").click()
        check("the last owner stays", owner.locator("main .notice.bad").count() == 1 and owner.goto(people).status == 200)
        check("no console error", not problems + korean + vietnamese, (problems + korean + vietnamese)[:3])
        browser.close()
print(f"the door took {time.monotonic() - began:.0f} s")
count.finish()
