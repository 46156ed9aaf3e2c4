"""An embedding service for tests: embeddings.py BEHAVIOUR. Writes its port, then each request as one line of JSON.

The vectors are of no meaning: of 8 numbers, the same for the same text. Behaviours: right, shuffled, few, repeated-index, other-dimension
(from the second request on), mixed-dimension, nan, infinite, zero, no-json, other-json, huge, hang, slow-once, wait-once (429), wait-long,
fault-once, fault, key (401 unless the key is right), forbidden, missing, redirect, dies (the second request and all that follow fail), closes.
"""
import hashlib
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from lifetime import end_with_parent, say

behaviour = sys.argv[1]
requests = 0


def vector(text, size=8):
    return [byte / 16 - 8.03 for byte in hashlib.sha256(text.encode()).digest()[:size]]


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        global requests
        requests += 1
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = json.loads(body)
        say(json.dumps({
            "path": self.path, "key": self.headers.get("Authorization"), "model": asked["model"],
            "texts": asked["input"], "bytes": len(body), "type": self.headers.get("Content-Type"),
        }))
        self.answer_for(asked["input"], requests)

    def answer_for(self, texts, number):
        # What a server says of a fault may hold anything, so it echoes the key here.
        words = {"error": {"message": "no: " + str(self.headers.get("Authorization"))}}
        if behaviour == "hang" or (behaviour == "slow-once" and number == 1):
            time.sleep(4)
        if behaviour == "wait-once" and number == 1:
            return self.answer(429, words, ("Retry-After", "1"))
        if behaviour == "wait-long":
            return self.answer(429, words, ("Retry-After", "3600"))
        if behaviour == "fault" or (behaviour == "fault-once" and number == 1) or (behaviour == "dies" and number > 1):
            return self.answer(500, words)
        if behaviour == "key" and self.headers.get("Authorization") != "Bearer right-key":
            return self.answer(401, words)
        if behaviour in ("forbidden", "missing"):
            return self.answer(403 if behaviour == "forbidden" else 404, words)
        if behaviour == "redirect":
            return self.answer(307, words, ("Location", self.path + "?again"))
        if behaviour == "closes":
            self.close_connection = True
            return
        if behaviour == "no-json":
            return self.answer(200, "<html>Bearer secret-key</html>")
        if behaviour == "other-json":
            return self.answer(200, {"vectors": []})
        if behaviour == "huge":
            return self.answer(200, "[" + "1," * (40 << 20))
        data = [{"index": index, "object": "embedding", "embedding": vector(text)} for index, text in enumerate(texts)]
        if behaviour == "shuffled":
            data.reverse()
        if behaviour == "few" and number > 1:
            data.pop()
        if behaviour == "repeated-index":
            data = [dict(entry, index=0) for entry in data]
        if behaviour == "other-dimension" and number > 1:
            data = [dict(entry, embedding=vector("x", 9)) for entry in data]
        if behaviour == "mixed-dimension" and number > 1:
            data[-1]["embedding"] = vector("x", 7)
        for name, value in [("nan", float("nan")), ("infinite", float("inf"))]:
            if behaviour == name:
                data[0]["embedding"][0] = value
        if behaviour == "zero":
            data[0]["embedding"] = [0.0] * 8
        text = json.dumps({"object": "list", "data": data, "model": "m", "usage": {"total_tokens": 1}})
        self.answer(200, text.replace("Infinity", "1e999"))

    def answer(self, status, content, *headers):
        body = (content if isinstance(content, str) else json.dumps(content)).encode()
        try:
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            # Without a length the end of the connection ends the answer.
            if behaviour == "huge":
                self.send_header("Connection", "close")
            else:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, *_):
        pass


end_with_parent()
server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
say(server.server_address[1])
server.serve_forever()
