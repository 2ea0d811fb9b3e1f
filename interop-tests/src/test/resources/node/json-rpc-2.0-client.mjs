import jsonRpc from "json-rpc-2.0";
import WebSocket from "ws";
import { failure, LARGE, say, together, UNICODE } from "./report.mjs";

const { JSONRPCClient, JSONRPCServer, JSONRPCServerAndClient } = jsonRpc;
const socket = new WebSocket(process.argv[2]);
const peer = new JSONRPCServerAndClient(
  new JSONRPCServer(),
  new JSONRPCClient((message) => socket.send(JSON.stringify(message))),
);
let announced;
const heard = new Promise((resolve) => (announced = resolve));
peer.addMethod("visitorSubtract", ([minuend, subtrahend]) => minuend - subtrahend);
peer.addMethod("announced", ([text]) => announced(text));
socket.on("message", (data) => peer.receiveAndSend(JSON.parse(data.toString())));
await new Promise((resolve) => socket.on("open", resolve));

say("by position", await peer.request("subtract", [42, 23]));
say("by name", await peer.request("subtract", { subtrahend: 23, minuend: 42 }));
say("error with data", await failure(peer.request("explode", ["lab 3"])));
say("unknown method", (await failure(peer.request("missing", []))).code);
peer.notify("note", ["first"]);
peer.notify("note", { text: "second" });
say("notifications", await peer.request("notes", []));
say("concurrent calls", await together(500, (n) => peer.request("subtract", [n, 1])));
say("unicode", (await peer.request("echo", [UNICODE])) === UNICODE);
say("large message", (await peer.request("echo", [LARGE])) === LARGE);
const batch = await peer.client.requestAdvanced([
  { jsonrpc: "2.0", id: "one", method: "subtract", params: [42, 23] },
  { jsonrpc: "2.0", id: 2, method: "subtract", params: { minuend: 23, subtrahend: 42 } },
]);
say("batch", batch);
say("the server calls", await peer.request("askBack", [42, 23]));
await peer.request("announce", ["hello"]);
say("the server notifies", await heard);

const closed = new Promise((resolve) => socket.on("close", (code, reason) => resolve(`${code} ${reason}`)));
socket.close(4000, "done");
say("closed", await closed);
