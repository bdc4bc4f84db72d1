// Talks to an echo over a WebSocket, as npm's ws does it: node client.js URL [deflate].
const assert = require("assert");
const WebSocket = require("ws");

const messages = ["hello", "", "\u20ac\u{1f600}".repeat(1000), Buffer.from([0, 255]), Buffer.alloc(0), "x".repeat(126), Buffer.alloc(65536, 1),
  Buffer.alloc(1000000, 2)];
const socket = new WebSocket(process.argv[2], { perMessageDeflate: process.argv[3] === "deflate" });
let next = 0;

setTimeout(() => { console.error("too slow"); process.exit(2); }, 30000).unref();
socket.on("open", () => assert.strictEqual(socket.extensions.includes("permessage-deflate"), process.argv[3] === "deflate"));
socket.on("open", () => messages.forEach(message => socket.send(message)));
socket.on("message", (data, isBinary) => {
  const sent = messages[next++];
  assert.strictEqual(isBinary, typeof sent !== "string");
  assert.ok(Buffer.from(sent).equals(data), `message ${next}`);
  if (next === 8) {
    socket.send("frag", { fin: false });
    socket.send("ments", { fin: true });
    messages.push("fragments");
  }
  if (next === 9)
    socket.ping("payload");
});
socket.on("pong", data => {
  assert.strictEqual(data.toString(), "payload");
  socket.close(4001, "enough");
});
socket.on("close", code => {
  assert.strictEqual(code, 4001);
  assert.strictEqual(next, 9);
  console.log("ok");
});
