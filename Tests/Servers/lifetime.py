"""A test server never outlives its test: it ends with its standard input, and after two minutes."""
import os
import threading


def end_with_parent():
    def watch():
        while os.read(0, 1):
            pass
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    limit = threading.Timer(120, os._exit, [1])
    limit.daemon = True
    limit.start()


def say(text):
    print(text, flush=True)
