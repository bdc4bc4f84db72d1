"""The peer for uvicorn: a bare ASGI application, no framework."""
import json

HELLO = b"Hello, World!"
TEXT = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"13")]


async def app(scope, receive, send):
    if scope["type"] != "http":
        raise NotImplementedError(scope["type"])
    if scope["path"] == "/json":
        body = json.dumps({"id": 42, "name": "adapters", "isActive": True, "score": 12.5, "total": 7000000000,
                           "day": "2026-01-02", "tags": ["a", "b", "c"], "text": "a report of eight fields"},
                          separators=(",", ":")).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    else:
        body, headers = HELLO, TEXT
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
