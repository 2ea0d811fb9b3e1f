import { Client, RequestManager, WebSocketTransport, HTTPTransport } from "@open-rpc/client-js";
import { failure, LARGE, say, together, UNICODE } from "./report.mjs";

const url = process.argv[2];
const transport = new WebSocketTransport(url);
const client = new Client(new RequestManager([transport]));

function call(method, params) {
  return client.request({ method, params });
}

say("by position", await call("subtract", [42, 23]));
say("by name", await call("subtract", { subtrahend: 23, minuend: 42 }));
say("error with data", await failure(call("explode", ["lab 3"])));
say("unknown method", (await failure(call("missing", []))).code);
await client.notify({ method: "note", params: ["first"] });
await client.notify({ method: "note", params: { text: "second" } });
say("notifications", await call("notes", []));
say("concurrent calls", await together(500, (n) => call("subtract", [n, 1])));
say("unicode", (await call("echo", [UNICODE])) === UNICODE);
say("large message", (await call("echo", [LARGE])) === LARGE);
client.startBatch();
const batched = [call("subtract", [42, 23]), call("echo", ["in a batch"])];
client.stopBatch();
say("batch", await Promise.all(batched));
say("discovery", (await call("rpc.discover", [])).info.title);
const heard = new Promise((resolve) => client.onNotification(resolve));
await call("announce", ["hello"]);
say("the server notifies", (await heard).params);
client.close();

const overHttp = new Client(new RequestManager([new HTTPTransport(url.replace("ws:", "http:"))]));
say("over HTTP", await overHttp.request({ method: "subtract", params: [42, 23] }));
say("error over HTTP", await failure(overHttp.request({ method: "explode", params: ["lab 3"] })));
process.exit(0);
