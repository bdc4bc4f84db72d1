"""Talks to an echo over a WebSocket, as Debian's python3-websockets does it: client.py URL [deflate]."""
import asyncio
import sys

import websockets


async def main(url, compression):
    async with websockets.connect(url, max_size=None, compression=compression) as socket:
        assert ("permessage-deflate" in socket.response_headers.get("Sec-WebSocket-Extensions", "")) == (compression is not None)
        for message in ["hello", "", "\u20ac\U0001f600" * 1000, b"\x00\xff", b"", "x" * 126, b"y" * 65536, b"z" * 1_000_000]:
            await socket.send(message)
            assert await socket.recv() == message, message[:20]
        # A message in fragments, and a ping between them.
        await socket.send(["one ", "two ", "three"])
        assert await socket.recv() == "one two three"
        await asyncio.wait_for(await socket.ping(b"payload"), 10)
        # Messages that come together.
        for number in range(1000):
            await socket.send(str(number))
        for number in range(1000):
            assert await socket.recv() == str(number)
        await socket.close(4000, "enough")
    assert (socket.close_code, socket.close_reason) == (4000, ""), (socket.close_code, socket.close_reason)
    async with websockets.connect(url, max_size=None, compression=compression) as socket:
        await socket.send(b"a" * (1024 * 1024 + 1))
        try:
            await socket.recv()
        except websockets.ConnectionClosed as end:
            assert end.rcvd.code == 1009, end.rcvd
        else:
            raise AssertionError("the limit was not kept")
    print("ok")


asyncio.run(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None))
