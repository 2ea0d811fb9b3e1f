import { Client } from "rpc-websockets";
import { failure, LARGE, say, together, UNICODE } from "./report.mjs";

const client = new Client(process.argv[2], { reconnect: false });
await new Promise((resolve) => client.on("open", resolve));

say("by position", await client.call("subtract", [42, 23]));
say("by name", await client.call("subtract", { subtrahend: 23, minuend: 42 }));
say("error with data", await failure(client.call("explode", ["lab 3"])));
say("unknown method", (await failure(client.call("missing", []))).code);
say("wrong parameters", (await failure(client.call("subtract", ["a", "b"]))).code);
await client.notify("note", ["first"]);
await client.notify("note", { text: "second" });
say("notifications", await client.call("notes", []));
say("concurrent calls", await together(500, (n) => client.call("subtract", [n, 1])));
say("unicode", (await client.call("echo", [UNICODE])) === UNICODE);
say("large message", (await client.call("echo", [LARGE])) === LARGE);

// Its pub/sub: rpc.on asks for an event, which then comes as a notification of that name.
const heard = new Promise((resolve) => client.on("announced", resolve));
await client.subscribe("announced");
await client.call("announce", ["hello"]);
say("subscribed event", await heard);
await client.unsubscribe("announced");

// The Ethereum style of our subscriptions, by what it has for notifications.
const readings = new Promise((resolve) => {
  const seen = [];
  client.on("reading", (params) => {
    seen.push(params.result);
    if (seen.length === 3) resolve(seen);
  });
});
const subscription = await client.call("subscribeReadings", [3]);
say("subscription", typeof subscription);
say("items", await readings);

const closed = new Promise((resolve) => client.on("close", (code) => resolve(code)));
client.close(1000, "done");
say("closed", await closed);
