"""What the browser tests share: the program as a server of its own, Debian's Chromium, and a count of what held."""
import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

LANGUAGES = {"vi": "vi-VN", "ko": "ko-KR", "en": "en-GB"}
#: Half an hour before the demo's meeting day begins.
NOW = "2022-11-25T00:30:00Z"


class Count:
    """Passed and failed checks; failures of one kind are shown together, with a few examples."""

    def __init__(self):
        self.passed, self.failures = 0, {}

    def check(self, what, ok, seen="", where=""):
        if ok:
            self.passed += 1
        else:
            self.failures.setdefault(what, []).append(f"{where} {' '.join(str(seen).split())[:300]}".strip())
        return bool(ok)

    def add(self, other):
        self.passed += other.passed
        for what, seen in other.failures.items():
            self.failures.setdefault(what, []).extend(seen)

    def finish(self):
        for what, seen in sorted(self.failures.items(), key=lambda item: -len(item[1])):
            print(f"FAILED {what}" + (f" ({len(seen)} times)" if len(seen) > 1 else ""))
            for line in seen[:8]:
                print("      ", line)
        failed = sum(map(len, self.failures.values()))
        print(f"{self.passed} passed, {failed} failed")
        sys.exit(1 if failed else 0)


def environment(data):
    """Of this run's settings only the database is kept, where one is named."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith("CAUNOI_") or name == "CAUNOI_DATABASE"}
    return {**kept, "CAUNOI_DATA": data, "CAUNOI_NOW": NOW}


@contextlib.contextmanager
def serving(binary, data, *arguments):
    """The program as a server on a free port of this machine; gives its address, ends it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = os.path.join(data, "serve.log")
    os.makedirs(data, exist_ok=True)
    with open(log, "w") as output:
        server = subprocess.Popen([binary, "serve", "--port", str(port), *arguments], env=environment(data),
                                  stdout=output, stderr=subprocess.STDOUT)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            if server.poll() is not None or answers(base):
                break
            time.sleep(0.1)
        if server.poll() is not None or not answers(base):
            sys.exit(f"The server did not start:\n{open(log).read()}")
        yield base
        if server.poll() is not None:
            sys.exit(f"The server ended by itself ({server.returncode}):\n{open(log).read()[-4000:]}")
    finally:
        if server.poll() is None:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def answers(address, timeout=5):
    try:
        with urllib.request.urlopen(address, timeout=timeout) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def sign_in(binary, data, base, context, role="owner", email="owner@example.org"):
    """Makes an account where there is none yet, and signs a browser in by its link; gives the session's cookie."""
    made = subprocess.run([binary, "user", "create", email, "--role", role, "--address", base, "--json"],
                          env=environment(data), capture_output=True, text=True)
    if made.returncode:
        made = subprocess.run([binary, "user", "link", email, "--address", base, "--json"],
                              env=environment(data), capture_output=True, text=True, check=True)
    page = context.new_page()
    page.goto(json.loads(made.stdout)["link"])
    page.click("main form button")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.close()
    return session_of(context)


def session_of(context):
    return next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "session")


def chromium(playwright):
    path = shutil.which("chromium")
    if path is None:
        sys.exit("chromium was not found; it is Debian's package of that name.")
    # Its own sandbox does not work for root, as in most containers.
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])


def watch(page, problems, foreign):
    """Collects what the console complains about and requests that leave the site."""
    def console(message):
        # A page with a status of 400 and up is such a line too; those are looked at by their status.
        if message.type == "error" and not re.search(r"status of 4\d\d", message.text):
            problems.append(f"{page.url} {message.text}")

    def request(request):
        if not re.match(r"(http://127\.0\.0\.1:\d+/|data:|blob:|about:)", request.url):
            foreign.append(request.url)

    page.on("console", console)
    page.on("pageerror", lambda error: problems.append(f"{page.url} {error}"))
    page.on("request", request)
