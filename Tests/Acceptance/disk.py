#!/usr/bin/env python3
"""A full disk: a clear answer, reading goes on, what was acknowledged is kept, and work goes on once there is space.

usage: disk.py PATH/TO/caunoi FOLDER_OF_FILES      as root: a small disk in memory is mounted for it
"""
import contextlib
import glob
import http.client
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

binary, demo = map(os.path.abspath, sys.argv[1:3])
passed, failed = 0, []


def check(what, ok, seen=""):
    global passed
    if ok:
        passed += 1
    else:
        failed.append(f"{what}: {' '.join(str(seen).split())[:400]}")
    return ok


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def small_disk(size):
    folder = tempfile.mkdtemp()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "caunoi-test", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        os.rmdir(folder)


class Site:
    #: Of the owner who is signed in: cookie and token of forms.
    session, token = "", ""

    def __init__(self, environment, log):
        self.port = free_port()
        self.process = subprocess.Popen([binary, "serve", "--port", str(self.port)], env=environment,
                                        stdout=open(log, "w"), stderr=subprocess.STDOUT)

    def __enter__(self):
        for _ in range(200):
            with contextlib.suppress(OSError):
                self.send("GET", "/")
                return self
            time.sleep(0.05)
        sys.exit("the server did not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)

    def send(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Accept-Language": "en", **({"Cookie": f"session={self.session}"} if self.session else {}), **({"Origin": f"http://127.0.0.1:{self.port}"} if method == "POST" else {}), **headers}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers.get("Location", ""), text

    def sign_in(self, environment):
        made = subprocess.run([binary, "user", "create", "owner@example.org", "--json"], env=environment,
                              capture_output=True, text=True, check=True).stdout
        path = "/sign-in/" + re.search(r"/sign-in/([^\"]+)", made)[1]
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("POST", path, "", {"Origin": f"http://127.0.0.1:{self.port}"})
        self.session = re.search(r"session=([^;]+)", connection.getresponse().headers["Set-Cookie"])[1]
        connection.close()
        self.token = re.search(r'name="token" value="([^"]+)"', self.send("GET", "/account")[2])[1]

    def upload(self, event, number, size):
        # Words without a pattern: PostgreSQL presses what repeats itself.
        rows = "".join(f"{row},Công ty Mẫu {number}-{row},Nhu cầu {os.urandom(30).hex()}\n" for row in range(size // 90))
        body = (f"--caunoi\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{self.token}\r\n"
                "--caunoi\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\nneeds\r\n--caunoi\r\nContent-Disposition: "
                f"form-data; name=\"file\"; filename=\"f{number}.csv\"\r\n\r\nSTT,Tên doanh nghiệp,Nhu cầu công nghệ\n{rows}\r\n--caunoi--\r\n")
        return self.send("POST", f"{event}/uploads", body.encode(), **{"Content-Type": "multipart/form-data; boundary=caunoi"})


def fill(name, environment, folder, grow):
    event = subprocess.run([binary, "event", "create", "--name", "Ngày thử", "--date", "2022-11-25", "--json"],
                           env=environment, capture_output=True, text=True, check=True).stdout
    event = "/events/" + re.search(r'"id" : "(\w{26})"', event)[1]
    with Site(environment, os.path.join(tempfile.gettempdir(), f"caunoi-disk-{os.getpid()}.log")) as site:
        site.sign_in(environment)
        kept, refused = [], None
        for number in range(400):
            answer = site.upload(event, number, 300_000)
            if answer[0] != 303:
                refused = answer
                break
            kept.append(answer[1])
        check(f"{name}: a full disk is said", refused and refused[0] == 507 and "The disk is full" in refused[2], refused)
        check(f"{name}: some files came before it", len(kept) > 3, len(kept))
        check(f"{name}: reading goes on", all(site.send("GET", path)[0] == 200 for path in [event, event + "/imports", event + "/needs"]))
        grow()
        for _ in range(100):
            again = site.upload(event, 999, 300_000)
            if again[0] == 303:
                break
            time.sleep(0.1)
        check(f"{name}: with space again, writing goes on", again[0] == 303, again)
        # Each page reads its file again; the first, the last before the disk was full, and the one after will do.
        lost = [path for path in kept[:2] + kept[-3:] + [again[1]] if site.send("GET", path)[0] != 200]
        check(f"{name}: what was acknowledged is there", not lost, lost)


def environment(data, database=None):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAUNOI_")}
    return {**kept, "CAUNOI_DATA": data, "CAUNOI_LANGUAGE": "en", **({"CAUNOI_DATABASE": database} if database else {})}


def grower(folder, size):
    return lambda: subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)


def on_sqlite():
    with small_disk("5m") as folder:
        fill("SQLite", environment(folder), folder, grower(folder, "64m"))
        with contextlib.closing(sqlite3.connect(os.path.join(folder, "caunoi.sqlite"))) as database:
            check("SQLite: the file is sound", database.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def on_postgres():
    """The tables lie on a small disk; the server itself and its log have space."""
    binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]))[-1]
    account = {"user": "postgres", "group": "postgres", "extra_groups": []}
    home, port = tempfile.mkdtemp(), free_port()
    shutil.chown(home, "postgres", "postgres")
    run = lambda *command: subprocess.run(command, cwd="/", capture_output=True, check=True, **account)
    run(f"{binaries}/initdb", "-D", home + "/data", "-U", "caunoi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    with small_disk("16m") as folder:
        shutil.chown(folder, "postgres", "postgres")
        server = subprocess.Popen([f"{binaries}/postgres", "-D", home + "/data", "-p", str(port), "-k", "", "-h", "127.0.0.1"],
                                  cwd="/", stdout=open(home + "/log", "w"), stderr=subprocess.STDOUT, **account)
        try:
            address = f"postgres://caunoi@127.0.0.1:{port}/"
            while subprocess.run([f"{binaries}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]).returncode:
                time.sleep(0.1)
            run("psql", address + "postgres", "-c", f"CREATE TABLESPACE small LOCATION '{folder}'")
            run("psql", address + "postgres", "-c", "CREATE DATABASE caunoi TABLESPACE small")
            fill("PostgreSQL", environment(home, address + "caunoi"), folder, grower(folder, "200m"))
        finally:
            server.terminate()
            server.wait(20)
            shutil.rmtree(home)


if os.geteuid() != 0:
    sys.exit(print("not root: no small disk can be mounted, so nothing was checked"))
on_sqlite()
on_postgres()
for line in failed:
    print("FAILED", line)
print(f"{passed} passed, {len(failed)} failed")
sys.exit(1 if failed else 0)
