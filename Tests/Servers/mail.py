"""A mail server for tests: mail.py BEHAVIOUR [CERTIFICATE KEY]. Writes its port, then each mail as one line of JSON.

Kind ones speak through aiosmtpd: take, login, login-later, tls, wrapped, refuse-login, refuse-sender, refuse-recipient,
refuse-message, full. The others follow a script of their own: busy, closing, blocked, hang, hang-in-data, nonsense, flood, drop-in-data,
echo, no-login.
"""
import email
import email.policy
import json
import socket
import ssl
import sys
import threading
import time

from lifetime import end_with_parent, say

behaviour = sys.argv[1]
USER, PASSWORD = "thư@example.org", "bí mật/한국:@1"


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if behaviour == "refuse-sender":
            return "553 5.7.1 Sender address rejected: not owned by user"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if behaviour == "refuse-recipient":
            return "550 5.1.1 No such user here"
        if behaviour == "full":
            return "452 4.2.2 Mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if behaviour == "refuse-message":
            return "554 5.6.0 Message refused"
        report(envelope, session)
        return "250 2.0.0 Taken"


def report(envelope, session):
    raw = envelope.original_content
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
    say(json.dumps({
        "from": envelope.mail_from, "to": envelope.rcpt_tos, "parts": parts,
        "headers": [[name.lower(), str(value)] for name, value in mail.items()],
        "names": [address.display_name for name in ("from", "to") for address in mail[name].addresses],
        "order": [part.get_content_type() for part in mail.walk()],
        "longest": max(len(line) for line in raw.split(b"\r\n")),
        "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
        "ascii": raw.isascii(), "tls": session.ssl is not None or behaviour == "wrapped",
        "login": bool(session.authenticated), "defects": [str(defect) for defect in mail.defects],
    }))


def kind():
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult

    def authenticate(server, session, envelope, mechanism, data):
        if behaviour == "login-later":
            return AuthResult(success=False, handled=False, message="454 4.7.0 Temporary authentication failure")
        right = behaviour != "refuse-login" and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    options = {}
    if "login" in behaviour:
        options |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": False}
    if behaviour in ("tls", "wrapped"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        options |= {"tls_context": context, "require_starttls": True} if behaviour == "tls" else {}

    class OnChosenPort(Controller):
        def _trigger_server(self):
            # The port is known only once the socket is bound.
            self.port = self.server.sockets[0].getsockname()[1]
            if behaviour != "wrapped":
                return super()._trigger_server()
            trusting = ssl.create_default_context(cafile=sys.argv[2])
            with socket.create_connection(("127.0.0.1", self.port)) as plain:
                trusting.wrap_socket(plain, server_hostname="localhost").close()

    controller = OnChosenPort(
        Handler(), hostname="127.0.0.1", port=0, ssl_context=context if behaviour == "wrapped" else None, **options)
    controller.start()
    say(controller.port)
    while True:
        time.sleep(60)


SCRIPTS = {
    "busy": ["220 hello", "250 hello", "451 4.3.0 try later"],
    "closing": ["421 4.3.2 closing down"],
    "blocked": ["554 5.7.1 no mail from this address"],
    "hang": [None],
    "hang-in-data": ["220 hello", "250 hello", "250 ok", "250 ok", "354 go on", None],
    "nonsense": ["HTTP/1.1 400 Bad Request\r\nServer: none\r\n\r\n<html>", ""],
    "flood": ["220 hello", ("250-" + "x" * 900 + "\r\n") * 2000 + "250 x"],
    "drop-in-data": ["220 hello", "250 hello", "250 ok", "250 ok", "354 go on", ""],
    "no-login": ["220 hello", "250 hello", "530 5.7.0 Authentication required"],
    # says back whatever it hears, as a wrong recipient
    "echo": ["220 hello", "250-hello\r\n250 AUTH PLAIN", "334", "235 ok", "250 ok", "550 {heard}"],
}


def serve(connection):
    heard = []
    lines = connection.makefile("rb")
    try:
        for number, answer in enumerate(SCRIPTS[behaviour]):
            if number:
                heard.append(lines.readline().decode(errors="replace").strip())
            if answer is None:
                time.sleep(110)
            if answer == "":
                break
            connection.sendall((answer.replace("{heard}", " ".join(heard)) + "\r\n").encode())
        else:
            while lines.readline():
                connection.sendall(b"250 ok\r\n")
    except OSError:
        pass
    connection.close()


def scripted():
    listener = socket.create_server(("127.0.0.1", 0))
    say(listener.getsockname()[1])
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=[connection], daemon=True).start()


end_with_parent()
scripted() if behaviour in SCRIPTS else kind()
