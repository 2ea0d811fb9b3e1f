import { Server } from "rpc-websockets";

const server = new Server({ host: "localhost", port: 0 });
const notes = [];

/** Parameters as they come: by position or by name. */
function named(params, ...names) {
  return Array.isArray(params) ? params : names.map((name) => params[name]);
}

server.register("subtract", (params) => {
  const [minuend, subtrahend] = named(params, "minuend", "subtrahend");
  return minuend - subtrahend;
});
server.register("echo", (params) => named(params, "text")[0]);
server.register("explode", (params) => {
  throw server.createError(4711, "It exploded.", { where: named(params, "where")[0] });
});
server.register("note", (params) => {
  notes.push(named(params, "text")[0]);
});
server.register("notes", () => notes);
server.register("announce", (params, socketId) => {
  const socket = server.of("/").connected()[socketId];
  socket.send(JSON.stringify({ jsonrpc: "2.0", method: "announced", params: named(params, "text") }));
  return true;
});
server.event("feed");
server.register("emitFeed", () => {
  server.emit("feed", "news");
  return true;
});
server.register("never", () => new Promise(() => {}));
server.register("hangUp", (params, socketId) => {
  server.of("/").connected()[socketId].close(4001, "go away");
  return true;
});

server.on("listening", () => console.log(`port: ${server.wss.address().port}`));
// Whoever started this ends it by closing its input.
process.stdin.on("end", () => process.exit(0)).resume();
