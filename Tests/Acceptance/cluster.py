"""PostgreSQL, nodes and nginx on loopback, in a temporary folder, as deploy/ sets them up; for nodes.py."""
import base64
import collections
import contextlib
import glob
import http.client
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time

binary, demo = map(os.path.abspath, sys.argv[1:3])
deploy = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../deploy")
SITE, PASSWORD = "caunoi.example.org", "mat-khau-7f3"
#: PostgreSQL refuses root, and nginx needs it for nothing: there both run as the user of Debian's package.
account = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
work = tempfile.mkdtemp(prefix="caunoi-nodes-")
os.chmod(work, 0o711)
passed, failed, processes = 0, [], []
Answer = collections.namedtuple("Answer", "status headers text seconds began")


def check(what, ok, seen=""):
    global passed
    if ok:
        passed += 1
    else:
        failed.append(f"{what}: {' '.join(str(seen).split())[:600]}")
    return bool(ok)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(*command, log, **options):
    with open(log, "ab") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, **options)
    processes.append(process)
    return process


def until(holds, seconds=15):
    """Waits until something holds; gives how long it took, `None` where it never did."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if holds():
                return time.monotonic() - began
        time.sleep(0.05)


class Postgres:
    """A cluster of its own with a password, durable as a real one: fsync stays on."""
    bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]))[-1]

    def __init__(self, folder, standby_of=None):
        self.folder, self.port = folder, free_port()
        if standby_of:
            self.run("pg_basebackup", "--dbname", standby_of.address("postgres"), "--pgdata", folder, "--checkpoint=fast", "--no-sync", "-R")
        else:
            secret = os.path.join(work, "secret")
            open(secret, "w").write(PASSWORD)
            shutil.chown(secret, account.get("user"), account.get("group")) if account else None
            self.run("initdb", "--pgdata", folder, "--username=caunoi", "--auth=scram-sha-256", f"--pwfile={secret}",
                     "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=vi", "--no-sync")
        with open(os.path.join(folder, "postgresql.conf"), "a") as settings:
            settings.write(f"\nlisten_addresses = '127.0.0.1'\nport = {self.port}\nunix_socket_directories = ''\n")
            # A standby is only asked whether it is one.
            settings.write("fsync = off\n" if standby_of else "")
        self.start()

    def run(self, program, *arguments):
        return subprocess.run([f"{self.bin}/{program}", *arguments], cwd="/", capture_output=True, text=True, check=True, **account).stdout

    def start(self):
        self.process = start(f"{self.bin}/postgres", "-D", self.folder, log=self.folder + ".log", cwd="/", **account)
        if until(lambda: subprocess.run([f"{self.bin}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode == 0, 30) is None:
            sys.exit(f"PostgreSQL did not start:\n{open(self.folder + '.log').read()}")

    def stop(self, how):
        """SIGINT: what `pg_ctl stop -m fast` does; SIGQUIT: `-m immediate`, as if the machine lost its power."""
        self.process.send_signal(how)
        self.process.wait(20)

    def address(self, name="caunoi", password=PASSWORD):
        return f"postgres://caunoi:{password}@127.0.0.1:{self.port}/{name}"

    def ask(self, query, name="caunoi"):
        return self.run("psql", "-XAtq", "--dbname", self.address(name), "--command", query).split()

    def dump(self, name):
        """All that a database holds, without the words that pg_dump makes up anew each time."""
        return re.sub(r"(?m)^\\(un)?restrict .*$", "", self.run("pg_dump", "--dbname", self.address(name)))


#: The owner's session, the same on every node: cookie and token of forms.
session = {"cookie": "", "token": ""}


def sign_in(site, address):
    made = caunoi("user", "create", "owner@example.org", "--json", address=address)
    path = "/sign-in/" + re.search(r"/sign-in/([^\"]+)", made.stdout)[1]
    session["cookie"] = re.search(r"session=([^;]+)", site.send("POST", path, b"").headers["Set-Cookie"])[1]
    session["token"] = re.search(r'name="token" value="([^"]+)"', site.get("/account").text)[1]


class Site:
    """A way to the pages: one node itself, or nginx with TLS and its password."""
    def __init__(self, port, host=None, tls=None):
        self.port, self.host, self.tls = port, host or f"127.0.0.1:{port}", tls
        self.origin = ("https://" if tls else "http://") + self.host

    def send(self, method, path, body=None, headers=(), timeout=30):
        if method == "POST" and body == b"":
            body = b"token=" + session["token"].encode()
        connection, began = self.connection(timeout), time.monotonic()
        try:
            connection.request(method, path, body, {**self.headers(method), **dict(headers)})
            answer = connection.getresponse()
            text = answer.read().decode()
            return Answer(answer.status, answer.headers, text, time.monotonic() - began, began)
        finally:
            connection.close()

    def connection(self, timeout):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        if self.tls:
            connection.connect()
            connection.sock = self.tls.wrap_socket(connection.sock, server_hostname=self.host)
        return connection

    def headers(self, method):
        own = {"Host": self.host, "Accept-Language": "en"}
        if session["cookie"]:
            own["Cookie"] = "session=" + session["cookie"]
        if method == "POST":
            own["Origin"] = self.origin
            own["Content-Type"] = "application/x-www-form-urlencoded"
        if self.tls:
            own["Authorization"] = "Basic " + base64.b64encode(f"agency:{PASSWORD}".encode()).decode()
        return own

    def get(self, path, **options):
        return self.send("GET", path, **options)

    def upload(self, event, name, **options):
        """A list with one table of its own; gives the answer, which leads to the upload's page."""
        fields = [('name="token"', session["token"]), ('name="subject"', "places"),
                  (f'name="file"; filename="{name}"', f"ma,ten,loai,suc_chua,thiet_bi,ghi_chu\nX-{name[:-4]},Bàn {name[:-4]},ban,6,,\n")]
        body = "".join(f"--caunoi\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n" for head, value in fields) + "--caunoi--\r\n"
        return self.send("POST", event + "/uploads", body.encode(), {"Content-Type": "multipart/form-data; boundary=caunoi"}, **options)

    def progress(self, path):
        """The server-sent events of a job, as they come, up to the last."""
        connection, events = self.connection(15), []
        try:
            connection.request("GET", path + "/progress", headers=self.headers("GET"))
            answer = connection.getresponse()
            for line in answer:
                field, _, value = line.decode().rstrip("\n").partition(": ")
                if field == "event":
                    events.append((value, time.monotonic()))
                elif field == "data":
                    events[-1] += (json.loads(value),)
        finally:
            connection.close()
        return events


class Node(Site):
    def __init__(self, name, postgres):
        super().__init__(free_port())
        self.log, self.postgres = os.path.join(work, name + ".log"), postgres
        self.begin()

    def begin(self):
        self.process = start(binary, "serve", "--port", str(self.port), log=self.log, env=environment(self.postgres.address()))

    def is_up(self):
        return self.get("/").status in (200, 303)


def environment(address):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CAUNOI_", "PG"))}
    return {**kept, "CAUNOI_DATA": os.path.join(work, "data"), "CAUNOI_DATABASE": address, "CAUNOI_LANGUAGE": "en",
            "CAUNOI_NOW": "2022-11-25T00:30:00Z", "CAUNOI_ADDRESS": f"https://{SITE}"}


def caunoi(*arguments, address, timeout=20):
    try:
        return subprocess.run([binary, *arguments], env=environment(address), capture_output=True, text=True, timeout=timeout)
    except subprocess.TimeoutExpired as error:
        return subprocess.CompletedProcess(arguments, None, (error.stdout or b"").decode(), (error.stderr or b"").decode())


def start_nginx(a, b):
    """deploy/nginx.conf with this machine's ports and paths; all else as it stands."""
    folder, port = os.path.join(work, "nginx"), free_port()
    os.mkdir(folder)
    key, certificate, users = (os.path.join(folder, name) for name in ("key.pem", "chain.pem", "users"))
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj", f"/CN={SITE}", "-addext", f"subjectAltName=DNS:{SITE}", "-keyout", key, "-out", certificate],
                   capture_output=True, check=True)
    hashed = subprocess.run(["openssl", "passwd", "-6", PASSWORD], capture_output=True, text=True, check=True).stdout
    open(users, "w").write("agency:" + hashed)
    text = open(os.path.join(deploy, "nginx.conf"), encoding="utf-8").read()
    text = re.sub(r"(?m)^ *listen \[::\].*\n", "", text)
    for old, new in [("127.0.0.1:8081", f"127.0.0.1:{a.port}"), ("127.0.0.1:8082", f"127.0.0.1:{b.port}"),
                     ("listen 443", f"listen 127.0.0.1:{port}"), ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
                     ("/etc/nginx/caunoi/fullchain.pem", certificate), ("/etc/nginx/caunoi/privkey.pem", key),
                     ("/etc/nginx/caunoi.htpasswd", users), ("/var/log/nginx/caunoi.log", folder + "/access.log")]:
        check("deploy/nginx.conf names what the test replaces", old in text, old)
        text = text.replace(old, new)
    paths = "".join(f"{kind}_temp_path {folder}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    open(folder + "/nginx.conf", "w").write(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\nhttp {{ access_log off; {paths}\n{text}\n}}\n")
    subprocess.run(["chown", "-R", account["user"], folder], check=True) if account else None
    start("nginx", "-e", folder + "/error.log", "-p", folder, "-c", folder + "/nginx.conf", log=folder + "/output", **account)
    return Site(port, SITE, ssl.create_default_context(cafile=certificate))


def end():
    """Ends what was started, the last first: nginx, nodes, databases. Each by its own id."""
    for process in reversed(processes):
        if process.poll() is None:
            process.send_signal(signal.SIGINT if "postgres" in str(process.args[0]) else signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
    shutil.rmtree(work, ignore_errors=True)


def finish(seconds):
    for line in failed[:40]:
        print("FAILED", line)
    print(f"{passed} passed, {len(failed)} failed, {seconds:.0f} s")
    sys.exit(1 if failed else 0)
