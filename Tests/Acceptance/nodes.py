#!/usr/bin/env python3
"""Two nodes on one PostgreSQL behind nginx, as deploy/ sets them up: what one writes the other shows, and neither a node's
death nor the database's restart loses what was acknowledged. Everything on loopback, in a temporary folder.

usage: nodes.py PATH/TO/caunoi FOLDER_OF_FILES      needs Debian's postgresql, nginx-light, openssl; systemd for its check
"""
import concurrent.futures
import csv
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

from cluster import (PASSWORD, Answer, Node, Postgres, account, binary, caunoi, check, demo, deploy, end, finish, free_port,
                     sign_in, start_nginx, until, work)

lock = threading.Lock()


def both_start_on_an_empty_database():
    up = [until(node.is_up) for node in (a, b)]
    check("two nodes start at once on an empty database", None not in up, [open(node.log).read() for node in (a, b)])
    steps = postgres.ask("SELECT number FROM schema_migrations ORDER BY number")
    check("each step of the schema was made once", steps == [str(n + 1) for n in range(len(steps))] and steps, steps)


def the_proxy_guards():
    check("nginx answers for both", until(lambda: proxy.get(event).status == 200) is not None, open(work + "/nginx/error.log").read()[-500:])
    check("without the password nobody comes in", proxy.get(event, headers={"Authorization": ""}).status == 401)
    headers = proxy.get(event).headers
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Strict-Transport-Security"):
        check("each guarding header comes once", len(headers.get_all(name, [])) == 1, (name, headers.get_all(name)))
    check("a form of another site is refused", proxy.send("POST", event + "/plans", b"", {"Origin": "https://other.example"}).status == 403)
    large = b"--caunoi\r\n" + b"0" * 20_500_000
    answer = proxy.send("POST", event + "/uploads", large, {"Content-Type": "multipart/form-data; boundary=caunoi"})
    check("a file that is too large gets CauNoi's own page", answer.status == 413 and 'lang="en"' in answer.text, (answer.status, answer.text[:200]))


def a_write_is_seen_at_once():
    for turn in range(10):
        writer, reader = (a, b) if turn % 2 == 0 else (b, a)
        name = f"turn-{turn}.csv"
        check("the list is there before", name not in reader.get(event + "/imports").text)
        sent = writer.upload(event, name)
        page = sent.headers.get("Location", "/")
        seen = reader.get(page)
        check("an upload's page answers on the other node", sent.status == 303 and seen.status == 200 and name in seen.text, (sent.status, seen.status))
        done = writer.send("POST", page + "/import", b"")
        seen = reader.get(event + "/imports")
        check("the very next page of the other node shows the import", done.status == 303 and name in seen.text, (done.status, seen.status))


def larger_event(times=6):
    """Copies of the demo's participants, who share its places: work hard enough to be watched."""
    folder = os.path.join(work, "larger")
    os.mkdir(folder)
    code = lambda text, copy: f"{text}c{copy}" if copy else text
    changes = {
        "participants": lambda row, copy: [code(row[0], copy), row[1], f"{row[2]} {copy or ''}".strip(), *row[3:10], "", "", *row[12:]],
        "interpreters": lambda row, copy: [code(row[0], copy), *row[1:]], "places": lambda row, copy: None if copy else row,
        "agenda": lambda row, copy: None if copy else row,
        "requests": lambda row, copy: [row[0], code(row[1], copy), code(row[2], (copy + int(row[0])) % times), row[3], "", "", *row[6:]]}
    files = {"places": "rooms", "requests": "preferences"}
    address = postgres.address()
    made = caunoi("event", "create", "--name", "Ngày lớn", "--date", "2022-11-25", "--slot-minutes", "20", "--json", address=address)
    number = json.loads(made.stdout)["id"]
    for subject, change in changes.items():
        name = files.get(subject, subject) + ".csv"
        rows = list(csv.reader(open(os.path.join(demo, name), encoding="utf-8-sig")))
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as out:
            copies = [change(row, copy) for copy in range(times) for row in rows[1:]]
            csv.writer(out).writerows([rows[0], *filter(None, copies)])
        run = caunoi("import", subject, os.path.join(folder, name), "--yes", "--json", "--event", number, address=address)
        check("the larger event is imported", run.returncode == 0, run.stderr)
    return f"/events/{number}"


def progress_goes_from_node_to_node():
    large = larger_event()
    for name, reader in (("the other node", b), ("nginx", proxy)):
        began = a.send("POST", large + "/plans", b"")
        if not check("work is started", began.status == 303, began.text[:200]):
            return
        events = reader.progress(began.headers["Location"])
        check(f"{name} tells the end", events and events[-1][0] == "done" and "address" in events[-1][2], events[-2:])
        shares = [event[2]["fraction"] for event in events if event[0] == "progress"]
        check(f"{name}: progress never goes back", shares == sorted(shares), shares)
        between = [event for event in events if event[0] == "progress" and 0 < event[2]["fraction"] < 1 and event[2]["text"]]
        check(f"{name} tells how far the work is", between, shares)
        check(f"{name} tells it at once, not at the end", between and events[-1][1] - between[0][1] > 0.1, [event[:2] for event in events])
        state = reader.get(began.headers["Location"])
        check(f"{name} shows how the work ended", state.status == 200 and "notice good" in state.text, state.text[-1500:])
        print(f"progress through {name}: {len(between)} messages on the way, fractions {', '.join(f'{share:.2f}' for share in shares)}")


def at_once(work, items, threads=8):
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, items))


def a_node_dies_under_load():
    acknowledged, lost, killed = {}, [], []

    def send(number):
        began = time.monotonic()
        try:
            answer = proxy.upload(event, f"lot-{number:03}.csv")
        except (OSError, http.client.HTTPException) as error:
            answer = Answer(None, {}, repr(error), 0, began)
        with lock:
            if answer.status == 303:
                acknowledged[number] = answer.headers["Location"]
            else:
                lost.append((number, answer.status, answer.text[:200], began))
            if len(acknowledged) == 200 and not killed:
                a.process.kill()
                a.process.wait()
                killed.append(time.monotonic())

    began = time.monotonic()
    at_once(send, range(500))
    seconds = time.monotonic() - began
    late = [item for item in lost if item[3] > killed[0]] if killed else lost
    check("the node was killed in the middle", killed)
    check("no more fails than was under way", len(lost) <= 8, (len(lost), lost[:3]))
    check("who comes after the node's death notices nothing", not late, late[:3])
    check("a request that broke off is told so", all(item[1] == 503 and "rồi hãy gửi lại" in item[2] for item in lost), lost[:3])
    found = at_once(lambda item: b.get(item[1]), acknowledged.items())
    missing = [name for name, page in zip(acknowledged, found) if page.status != 200 or f"lot-{name:03}.csv" not in page.text]
    check("each upload that was acknowledged is there", not missing and len(acknowledged) >= 492, (len(acknowledged), missing[:9]))
    connections = int(postgres.ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'caunoi'")[0])
    check("a node takes no more connections than it may, and one to listen", connections <= 9, connections)
    twice = postgres.ask("SELECT file FROM uploads WHERE file LIKE 'lot-%' GROUP BY file HAVING count(*) > 1")
    check("no upload was sent twice", not twice, twice)
    print(f"a node killed under load: 500 uploads in {seconds:.1f} s, {len(acknowledged)} acknowledged, {len(lost)} broke off, {len(missing)} missing")
    a.begin()
    check("the node comes back", until(a.is_up) is not None, open(a.log).read()[-500:])


def a_node_is_restarted_under_load():
    """What `systemctl restart` does: nobody should notice."""
    sent = []

    def send(number):
        if number == 100:
            a.process.terminate()
        try:
            answer = proxy.upload(event, f"calm-{number:03}.csv") if number % 2 else proxy.get(event + "/imports")
            sent.append((number, answer.status, answer.text[:100]))
        except (OSError, http.client.HTTPException) as error:
            sent.append((number, None, repr(error)))

    at_once(send, range(300))
    failures = [item for item in sent if item[1] not in (200, 303)]
    check("a node that is ended in order breaks off nothing", not failures, (len(failures), sorted(failures)[:4]))
    check("a node that is told to ends within 10 s", until(lambda: a.process.poll() is not None, 10) is not None)
    check("a node that is told to ends without a fault", a.process.poll() == 0, a.process.poll())
    a.begin()
    check("the node comes back", until(a.is_up) is not None, open(a.log).read()[-500:])
    print(f"a node restarted under load: {len(sent)} requests, {len(failures)} broke off")


def is_sorry(answer):
    """A page that says to try again, no fault of the program and nothing bare."""
    return answer.status == 503 and 'lang="en"' in answer.text and "</html>" in answer.text


def serving_again():
    """Starts the database; gives for each node how long after that until it reads and writes, `None` where not within 15 s."""
    postgres.start()
    began = time.monotonic()
    return [until(lambda: node.get(event + "/needs").status == 200 and node.upload(event, "back.csv").status == 303,
                  began + 15 - time.monotonic()) and time.monotonic() - began for node in (a, b)]


def the_database_restarts_under_load():
    answers, ends = [], threading.Event()

    def use(number):
        site, turn = (a, b)[number % 2], 0
        while not ends.is_set():
            turn += 1
            kind = "upload" if number < 4 else "read"
            name, began = f"again-{number}-{turn}.csv", time.monotonic()
            try:
                answer = site.upload(event, name) if kind == "upload" else site.get(event + ("/needs" if turn % 2 else "/imports"))
            except (OSError, http.client.HTTPException) as error:
                answer = Answer(None, {}, repr(error), time.monotonic() - began, began)
            answers.append((kind, name, answer))
            time.sleep(0.02)

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for number in range(8):
            pool.submit(use, number)
        time.sleep(2)
        postgres.stop(signal.SIGQUIT)
        stopped = time.monotonic()
        time.sleep(2)
        back, restarted = serving_again(), time.monotonic()
        time.sleep(2)
        ends.set()
    right = lambda kind, answer: answer.status == 303 if kind == "upload" else answer.status == 200 and "Kết nối cung cầu" in answer.text
    wrong = [(kind, answer.status, f"{answer.seconds:.1f} s", f"{answer.began - stopped:+.1f} s", answer.text[:150])
             for kind, _, answer in answers if not right(kind, answer) and not is_sorry(answer)]
    check("while the database restarts each answer is right or a page with 503", not wrong, (len(wrong), len(answers), wrong[:4]))
    longest = max(answer.seconds for _, _, answer in answers)
    check("no request hangs", longest < 15, longest)
    check("both nodes serve again by themselves", None not in back, back)
    check("no node ended", a.process.poll() is None and b.process.poll() is None, (a.process.poll(), b.process.poll()))
    check("afterwards all is right", all(right(kind, answer) for kind, _, answer in answers if answer.began > restarted))
    acknowledged = {name for kind, name, answer in answers if kind == "upload" and answer.status == 303}
    missing = acknowledged - set(postgres.ask("SELECT file FROM uploads WHERE file LIKE 'again-%'"))
    check("each write that was acknowledged outlived the restart", not missing and acknowledged, sorted(missing)[:5])
    sorry = sum(is_sorry(answer) for _, _, answer in answers)
    print(f"database restarted under load: {len(answers)} requests, {len(answers) - sorry - len(wrong)} right, {sorry} with 503, {len(wrong)} wrong, "
          f"longest {longest:.1f} s; serving {', '.join('never' if t is None else f'{t:.1f} s' for t in back)} after its start; "
          f"{len(acknowledged)} writes acknowledged, {len(missing)} missing")


def the_database_stays_away():
    postgres.stop(signal.SIGINT)
    asked = [(node, kind) for node in (a, b) for kind in ("read", "upload")]
    answers = at_once(lambda pair: pair[0].get(event + "/needs") if pair[1] == "read" else pair[0].upload(event, "away.csv"), asked)
    for (_, kind), answer in zip(asked, answers):
        check(f"while the database is away a page says so ({kind})", is_sorry(answer), (answer.status, answer.text[-200:]))
        check(f"while the database is away nobody waits long ({kind})", answer.seconds < 15, answer.seconds)
    back = serving_again()
    check("after a long absence both nodes serve again", None not in back, back)
    print(f"database away: answered after {', '.join(f'{answer.seconds:.1f}' for answer in answers)} s with {[answer.status for answer in answers]}")


def databases_that_cannot_be_used():
    postgres.run("createdb", "--maintenance-db", postgres.address("postgres"), "--template=template0", "newer")
    caunoi("event", "list", address=postgres.address("newer"))
    postgres.ask("INSERT INTO schema_migrations VALUES (900, 'of tomorrow', 0)", "newer")
    standby = Postgres(os.path.join(work, "standby"), standby_of=postgres)
    postgres.ask("CREATE ROLE guest LOGIN PASSWORD 'mat-khau-khach'")
    right = postgres.address()
    # Each with a word of what keeps it from being used.
    cases = {
        "a wrong password": (postgres.address(password="sai-mat-khau"), "refused the sign-in"),
        "a missing database": (postgres.address("khong-co"), "no such database"),
        "a standby": (standby.address(), "can only be read"),
        "a newer schema": (postgres.address("newer"), "newer version"),
        "a role without rights": (right.replace(f"caunoi:{PASSWORD}", "guest:mat-khau-khach"), r"(?s)^(?!.*was lost).*permission"),
        "nobody at the port": (right.replace(f":{postgres.port}/", f":{free_port()}/"), "can't be reached"),
        "an unknown server": (right.replace("127.0.0.1", "nowhere.invalid"), "can't be reached"),
        "a port that is no number": (right.replace(f":{postgres.port}/", ":so/"), "address of the database can't be read"),
        "an unknown setting": (right + "?sslmode=perhaps", "address of the database can't be read"),
        "no name of a database": (right.removesuffix("caunoi"), "address of the database can't be read"),
        "another kind of server": (right.replace("postgres:", "mysql:"), "This kind of database can't be used"),
    }
    before = [postgres.dump(name) for name in ("caunoi", "newer")]
    orders = [("event", "create", "--name", "x", "--date", "2026-01-01"), ("serve", "--port", str(free_port()))]
    runs = [(case, order, *about) for case, about in cases.items() for order in orders]
    done = at_once(lambda run: caunoi(*run[1], address=run[2], timeout=25), runs, threads=2)
    for (case, order, _, word), run in zip(runs, done):
        said, where = run.stderr.strip(), f"{case}, caunoi {order[0]}"
        check(f"{where}: says what it is", re.search(word, said), said)
        check(f"{where}: ends with a code of its own", run.returncode in (1, 2, 4), (run.returncode, run.stdout, said))
        check(f"{where}: one message", said and not run.stdout.strip() and len(said.splitlines()) <= 4, (run.stdout, said))
        check(f"{where}: no trace of the program", not re.search(r"(?i)fatal error|stack|0x[0-9a-f]{6}|\.swift|SQLError|kind:", said), said)
        check(f"{where}: no password", not re.search("mat-khau", run.stdout + run.stderr), said)
    check("databases that cannot be used stay as they were", before == [postgres.dump(name) for name in ("caunoi", "newer")])
    print(f"databases that cannot be used: {len(runs)} commands, codes {sorted({run.returncode or -1 for run in done})}")


def the_unit_is_sound():
    if not shutil.which("systemd-analyze"):
        return print("systemd-analyze was not found: the unit is not checked")
    unit = os.path.join(work, "caunoi@8081.service")
    open(unit, "w").write(open(os.path.join(deploy, "caunoi@.service")).read().replace("/usr/local/bin/caunoi", binary))
    run = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True)
    check("systemd accepts the unit", run.returncode == 0 and not run.stderr.strip(), run.stderr)


began = time.monotonic()
signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
try:
    the_unit_is_sound()
    os.mkdir(os.path.join(work, "postgres"))
    shutil.chown(os.path.join(work, "postgres"), account["user"]) if account else None
    os.mkdir(os.path.join(work, "standby"), 0o700)
    shutil.chown(os.path.join(work, "standby"), account["user"]) if account else None
    postgres = Postgres(os.path.join(work, "postgres"))
    postgres.run("createdb", "--maintenance-db", postgres.address("postgres"), "caunoi")
    a, b = Node("a", postgres), Node("b", postgres)
    both_start_on_an_empty_database()
    made = caunoi("demo", "--from", demo, "--output", os.path.join(work, "output"), address=postgres.address(), timeout=60)
    if made.returncode:
        sys.exit(f"The demo was not loaded: {made.stderr}")
    sign_in(a, postgres.address())
    event = a.get("/").headers["Location"]
    proxy = start_nginx(a, b)
    for part in (the_proxy_guards, a_write_is_seen_at_once, progress_goes_from_node_to_node, a_node_dies_under_load,
                 a_node_is_restarted_under_load, the_database_restarts_under_load, the_database_stays_away, databases_that_cannot_be_used):
        started = time.monotonic()
        part()
        print(f"  {time.monotonic() - started:5.1f} s  {part.__name__.replace('_', ' ')}", flush=True)
    for node in (a, b):
        check("no password in a node's log", "mat-khau" not in open(node.log).read())
finally:
    end()
seconds = time.monotonic() - began
check("all of it takes 90 seconds at most", seconds <= 90, f"{seconds:.0f} s")
finish(seconds)
