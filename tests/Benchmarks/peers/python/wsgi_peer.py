"""The peer for uWSGI: a bare WSGI application, no framework. uWSGI leaves Server and Date to the application."""
import time
from email.utils import formatdate

HELLO = b"Hello, World!"
TEXT = [("Server", "uwsgi"), ("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", "13")]
second, headers = 0, TEXT


def application(environ, start_response):
    global second, headers
    now = int(time.time())
    if now != second:
        second, headers = now, [("Date", formatdate(now, usegmt=True)), *TEXT]
    start_response("200 OK", headers)
    return [HELLO]
