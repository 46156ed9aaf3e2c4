#!/usr/bin/env python3
"""Times the five busiest pages on the demo and on an installation of many events.

    pages.py BINARY DEMO [--events 100] [--seconds 8] [--runs 3] [--only demo|many]

Hot pages are measured with wrk (2 threads, 32 connections) on this machine, which it shares with the server. Cold pages
are first requests after a write, one at a time. Nothing but loopback is spoken to; servers and folders are gone after."""
import argparse
import contextlib
import html.parser
import http.client
import json
import os
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time

options = argparse.ArgumentParser()
options.add_argument("binary", type=os.path.abspath)
options.add_argument("demo", type=os.path.abspath)
options.add_argument("--events", type=int, default=100, help="events of the large installation")
options.add_argument("--scheduled", type=int, default=10, help="those with matches and a published schedule")
options.add_argument("--seconds", type=int, default=8, help="length of one measurement")
options.add_argument("--runs", type=int, default=3)
options.add_argument("--cold", type=int, default=20, help="first requests to each page in one run")
options.add_argument("--only", choices=("demo", "many"))
options = options.parse_args()
options.scheduled = max(1, min(options.scheduled, options.events))

FILES = (("needs", "khao-sat-nhu-cau-2022.xlsx"), ("offers", "offers-kr-2022.xlsx"), ("participants", "participants.csv"),
         ("interpreters", "interpreters.csv"), ("places", "rooms.csv"), ("agenda", "agenda.csv"),
         ("requests", "preferences.csv"))
PAGES = ("event", "needs", "need", "schedule", "agenda")
LANGUAGE = {"Accept-Language": "vi"}

# Each thread goes round the paths from a place of its own; the figures come out on one line.
LUA = """
local paths = { %s }
local threads = 0
function setup(thread) threads = threads + 1; thread:set("number", threads) end
local ready, at = {}, 0
function init(args)
    at = number * 7
    for index, path in ipairs(paths) do ready[index] = wrk.format("GET", path) end
end
function request() at = at %% #ready + 1; return ready[at] end
function done(summary, latency, requests)
    local e = summary.errors
    io.write(string.format("FIGURES %%f %%f %%f %%f %%d\\n", summary.requests * 1e6 / summary.duration,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
        e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def say(text=""):
    print(text, flush=True)


def environment(folder):
    own = dict(os.environ, CAUNOI_DATA=folder, CAUNOI_LANGUAGE="en")
    own.pop("CAUNOI_DATABASE", None)
    return own


def run(folder, *arguments):
    done = subprocess.run([options.binary, *arguments], env=environment(folder), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def free_port():
    for port in range(8200, 8300):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    sys.exit("no free port between 8200 and 8299")


class Server:
    """`caunoi serve` on a folder, until the block ends."""

    def __init__(self, folder, *arguments):
        self.folder, self.port = folder, free_port()
        self.log = open(os.path.join(folder, "serve.log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [options.binary, "serve", "--port", str(self.port), *arguments], env=environment(folder),
            stdout=self.log, stderr=subprocess.STDOUT)

    def __enter__(self):
        for _ in range(600):
            if self.process.poll() is not None:
                break
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return self
            time.sleep(0.1)
        self.__exit__()
        sys.exit("the server did not start: " + open(self.log.name, encoding="utf-8").read()[-2000:])

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def get(self, path, headers=LANGUAGE, connection=None):
        """The body as it was sent; follows the one redirect of the first page."""
        connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        body = response.read()
        if response.status == 303:
            return self.get(response.headers["Location"], headers, connection)
        if response.status != 200:
            sys.exit(f"{path}: {response.status}")
        if "Accept-Encoding" in headers and response.headers["Content-Encoding"] != "gzip":
            sys.exit(f"{path}: not compressed")
        return body

    def memory(self, after):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            sizes = {line.split()[0]: int(line.split()[1]) / 1024 for line in status if line.startswith(("VmRSS", "VmHWM"))}
        say(f"  resident after {after}: {sizes['VmRSS:']:.0f} MB (most so far {sizes['VmHWM:']:.0f} MB)")


class Links(html.parser.HTMLParser):
    def __init__(self, body):
        super().__init__()
        self.found = []
        self.feed(body.decode())

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.found.append(dict(attributes).get("href") or "")

    def first(self, pattern):
        return next((link for link in self.found if re.search(pattern, link)), None)


def paths_of(server, event):
    """The five pages of an event, each found on the one before it."""
    start = Links(server.get(event))
    paths = {"event": event, "needs": start.first(r"/needs$"), "schedule": start.first(r"/schedule$")}
    paths["need"] = Links(server.get(paths["needs"])).first(r"/needs/[^/?]+$")
    paths["agenda"] = Links(server.get(paths["schedule"])).first(r"/agendas/[^/?]+$")
    missing = [page for page in PAGES if not paths[page]]
    if missing:
        sys.exit(f"{event}: no link to {', '.join(missing)}")
    return paths


def load():
    return f"{os.getloadavg()[0]:.1f}"


def line(name, size, figures, loads):
    """One row: the median, and every run behind it."""
    rates, halves, nines, most, errors = zip(*figures)
    every = " ".join(f"{rate:,.0f}" for rate in rates)
    slow = " ".join(f"{nine:.1f}" for nine in nines)
    say(f"  {name:16} {size:>7} {statistics.median(rates):>8,.0f} ({every}) {statistics.median(halves):>7.2f} "
        f"{statistics.median(nines):>7.2f} ({slow}) {max(most):>7.0f} {int(sum(errors)):>4}   {' '.join(loads)}")


def wrk(server, paths, headers, seconds):
    script = os.path.join(server.folder, "round.lua")
    with open(script, "w", encoding="utf-8") as out:
        out.write(LUA % ", ".join(json.dumps(path) for path in paths))
    given = [argument for name, value in headers.items() for argument in ("-H", f"{name}: {value}")]
    done = subprocess.run(
        ["wrk", "-t2", "-c32", f"-d{seconds}s", "--latency", "-s", script, *given, f"http://127.0.0.1:{server.port}"],
        capture_output=True, text=True, timeout=seconds + 60)
    found = re.search(r"^FIGURES (.*)$", done.stdout, re.M)
    if not found:
        sys.exit(f"wrk: {done.stdout}{done.stderr}")
    return [float(figure) for figure in found[1].split()]


def hot(server, sites):
    say("\n  hot pages            bytes  req/s (runs)                p50 ms  p99 ms (runs)        max  err   load")
    for page in PAGES:
        paths = [site[page] for site in sites]
        for kind, headers in (("", LANGUAGE), (" gzip", dict(LANGUAGE, **{"Accept-Encoding": "gzip"}))):
            size = len(server.get(paths[0], headers))
            wrk(server, paths, headers, 1)
            figures, loads = [], []
            for _ in range(options.runs):
                figures.append(wrk(server, paths, headers, options.seconds))
                loads.append(load())
            line(page + kind, f"{size:,}", figures, loads)
    server.memory("hot pages")


class Writer:
    """Raises the revision as every write does, from another connection."""

    def __init__(self, server):
        self.database = sqlite3.connect(
            os.path.join(server.folder, "caunoi.sqlite"), timeout=10, isolation_level=None, check_same_thread=False)

    def write(self):
        self.database.execute("UPDATE revision SET number = number + 1")


def written(server, sites):
    """All five pages by turns while somebody writes once a second: what an import or a busy desk does to readers."""
    writer, over = Writer(server), threading.Event()

    def write():
        while not over.wait(1):
            writer.write()

    paths = [site[page] for site in sites for page in PAGES]
    figures, loads = [], []
    thread = threading.Thread(target=write)
    thread.start()
    try:
        for _ in range(options.runs):
            figures.append(wrk(server, paths, dict(LANGUAGE, **{"Accept-Encoding": "gzip"}), options.seconds))
            loads.append(load())
    finally:
        over.set()
        thread.join()
    say(f"\n  a write each second, {len(paths)} pages by turns, gzip")
    line("all", "", figures, loads)
    server.memory("writes")


def cold(server, sites):
    say(f"\n  first request after a write, ms ({options.cold} times; medians of the runs)   slowest   load")
    writer = Writer(server)
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    for page in (*PAGES, "warm"):
        medians, slowest = [], 0
        for _ in range(options.runs):
            times = []
            for index in range(options.cold):
                path = sites[index % len(sites)]["event" if page == "warm" else page]
                if page != "warm":
                    writer.write()
                started = time.perf_counter()
                server.get(path, connection=connection)
                times.append(1000 * (time.perf_counter() - started))
            medians.append(statistics.median(times))
            slowest = max(slowest, *times)
        name = "(event, again)" if page == "warm" else page
        every = " ".join(f"{median:.2f}" for median in medians)
        say(f"  {name:16} {statistics.median(medians):>7.2f} ({every}) {slowest:>9.1f}   {load()}")
    server.memory("cold pages")


def measure(server, sites):
    server.memory("the start")
    hot(server, sites)
    cold(server, sites)
    written(server, sites)


def demo():
    with tempfile.TemporaryDirectory(prefix="caunoi-pages-") as folder:
        with Server(folder, "--demo", "--from", options.demo) as server:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
            connection.request("GET", "/", headers=LANGUAGE)
            site = paths_of(server, connection.getresponse().headers["Location"])
            say(f"\ndemo, one event: {' '.join(site[page] for page in PAGES)}")
            measure(server, [site])


def in_year(path, year, folder):
    """The programme of the demo, on the same day of another year."""
    other = os.path.join(folder, os.path.basename(path))
    with open(path, encoding="utf-8-sig") as source, open(other, "w", encoding="utf-8") as out:
        out.write(source.read().replace("/2022", f"/{year}"))
    return other


def many():
    with tempfile.TemporaryDirectory(prefix="caunoi-pages-") as folder:
        started = time.monotonic()
        say(f"\n{options.events} events, {options.scheduled} of them matched and scheduled")
        step = options.events // options.scheduled
        for number in range(1, options.events + 1):
            # Over four years: the running numbers of needs have four digits a year. The scheduled ones are of the demo's.
            is_scheduled = number % step == 0
            year = 2022 if is_scheduled else 2023 + number % 3
            event = json.loads(run(folder, "event", "create", "--name", f"Kết nối {number}", "--date", f"{year}-11-25",
                                   "--place", "Hải Phòng", "--json"))["id"]
            for subject, file in FILES:
                path = os.path.join(options.demo, file)
                if subject == "agenda":
                    path = in_year(path, year, folder)
                run(folder, "import", subject, path, "--event", event, "--yes", "--json")
            if is_scheduled:
                for command in ("match", "schedule", "publish"):
                    run(folder, command, "--event", event, "--json")
            if number % 10 == 0:
                say(f"  [{time.monotonic() - started:4.0f} s] {number} events")
        size = sum(file.stat().st_size for file in os.scandir(folder) if "sqlite" in file.name) / 2**20
        with Server(folder) as server:
            events = [link for link in Links(server.get("/")).found if re.search(r"/events/[^/?]+$", link)]
            sites = []
            for event in dict.fromkeys(events):
                if b"/agendas/" in server.get(event + "/schedule"):
                    sites.append(paths_of(server, event))
            if not sites:
                sys.exit("no event with a schedule among the links of the first page")
            say(f"  database {size:.0f} MB; requests go round {len(sites)} events")
            measure(server, sites)


say(f"{os.cpu_count()} cores, load {load()}; {options.runs} runs of {options.seconds} s each, wrk -t2 -c32; median first")
if options.only != "many":
    demo()
if options.only != "demo":
    many()
