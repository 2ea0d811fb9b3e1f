import WebSocket from "ws";
import { LARGE, say, UNICODE } from "./report.mjs";

const socket = new WebSocket(process.argv[2], { perMessageDeflate: process.argv[3] === "deflate" });
const messages = [];
let awake = () => {};
socket.on("message", (data, binary) => {
  messages.push(binary ? "binary" : data.toString());
  awake();
});
await new Promise((resolve) => socket.on("open", resolve));

async function next() {
  while (messages.length === 0) await new Promise((resolve) => (awake = resolve));
  return messages.shift();
}

async function answer(text) {
  socket.send(text);
  return next();
}

say("compressed", socket.extensions);
for (const id of ['"a"', "-1", "1.0", "12345678901234567890", '"1"', "null"]) {
  say(`id ${id}`, await answer(`{"jsonrpc":"2.0","method":"subtract","params":[3,1],"id":${id}}`));
}
const batch = JSON.parse(
  await answer(`[{"jsonrpc":"2.0","method":"subtract","params":[3,1],"id":"x"},
    {"jsonrpc":"2.0","method":"note","params":["in a batch"]},
    {"jsonrpc":"2.0","method":"missing","id":7}, 1]`),
);
say("batch", batch.map(({ id, result, error }) => `${id}: ${result ?? error.code}`).sort());
say("notes", await answer('{"jsonrpc":"2.0","method":"notes","id":1}'));
say("no JSON", JSON.parse(await answer("{")).error.code);
const unicode = JSON.parse(await answer(JSON.stringify({ jsonrpc: "2.0", method: "echo", params: [UNICODE], id: 1 })));
say("unicode", unicode.result === UNICODE);

// In pieces, with a ping in between.
const pong = new Promise((resolve) => socket.on("pong", (data) => resolve(data.toString())));
const large = JSON.stringify({ jsonrpc: "2.0", method: "echo", params: [LARGE], id: 1 });
socket.send(large.slice(0, 500_000), { fin: false });
socket.ping("are you there?");
socket.send(large.slice(500_000), { fin: true });
say("large message in pieces", JSON.parse(await next()).result === LARGE);
say("pong", await pong);

const closed = new Promise((resolve) => socket.on("close", (code, reason) => resolve(`${code} ${reason}`)));
socket.send(Buffer.from([1, 2, 3]));
say("closed for a binary message", await closed);
