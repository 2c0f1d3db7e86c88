// Every question reaches the server once, whatever happens on the way.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Conversation } from "../../bot/channels/widget/conversation.js";
import { Storage } from "../../bot/channels/widget/storage.js";
import { answered, FakeArea, FakeListener, FakeServer } from "./fakes.js";

/** A conversation whose pauses end as soon as they begin, unless `wait` says otherwise. */
function start(server, { area = new FakeArea(), wait = (done) => done() } = {}) {
  const listener = new FakeListener();
  const conversation = new Conversation(server, new Storage(() => area), listener, wait);
  return { conversation, listener, area, server };
}

const texts = (conversation) => conversation.turns.map((turn) => turn.text ?? turn.messages[0].text);
const states = (conversation) => conversation.turns.map((turn) => turn.state).filter(Boolean);

test("a question is shown, sent and answered", async () => {
  const { conversation, listener, server } = start(new FakeServer());
  await conversation.ask("hello");
  assert.deepEqual(texts(conversation), ["hello", "To: hello"]);
  assert.equal(server.letters[0].sender, undefined);
  assert.deepEqual(listener.seen, [["added", "you"], ["changed", "sending", 0], ["changed", "sent", 0], ["added", "atlas"]]);
});

test("the session of the first answer is sent with the second question", async () => {
  const { conversation, server } = start(new FakeServer());
  await conversation.ask("one");
  await conversation.ask("two");
  assert.equal(server.letters[1].sender, "web-1.x");
});

test("each question has an id of its own that the server accepts", async () => {
  const { conversation, server } = start(new FakeServer());
  await conversation.ask("one");
  await conversation.ask("one");
  const ids = server.letters.map((letter) => letter.id);
  assert.equal(new Set(ids).size, 2);
  for (const id of ids) assert.match(id, /^[A-Za-z0-9-]{1,64}$/);
});

test("a question that does not get through is sent again with the same id until it is answered", async () => {
  const { conversation, server } = start(new FakeServer({ kind: "away" }, { kind: "away" }));
  await conversation.ask("hello");
  assert.equal(server.letters.length, 3);
  assert.equal(new Set(server.letters.map((letter) => letter.id)).size, 1);
  assert.deepEqual(texts(conversation), ["hello", "To: hello"]);
});

test("a question that waits for a connection is marked once, not at each try", async () => {
  const { conversation, listener } = start(new FakeServer({ kind: "away" }, { kind: "away" }, { kind: "away" }));
  await conversation.ask("hello");
  assert.equal(listener.seen.filter(([, state]) => state === "away").length, 1);
});

test("the pauses between tries grow, and end at once when the connection is back", async () => {
  const pauses = [];
  let end = () => {};
  const wait = (done, seconds) => {
    pauses.push(seconds);
    end();
  };
  const { conversation } = start(new FakeServer(...Array.from({ length: 6 }, () => ({ kind: "away" }))), { wait });
  end = () => setImmediate(() => conversation.resume());
  await conversation.ask("hello");
  assert.deepEqual(pauses, [2, 4, 8, 15, 30, 30]);
});

test("a server that asks to wait is given the time it asks for, and the person is told", async () => {
  const pauses = [];
  const wait = (done, seconds) => {
    pauses.push(seconds);
    done();
  };
  const { conversation, listener } = start(new FakeServer({ kind: "busy", seconds: 12 }), { wait });
  await conversation.ask("hello");
  assert.deepEqual(pauses, [12]);
  assert.deepEqual(listener.seen[2], ["changed", "waiting", 12]);
  assert.deepEqual(states(conversation), ["sent"]);
});

test("a session that the server does not know is replaced, and nothing on the screen is lost", async () => {
  const { conversation, server } = start(new FakeServer(answered("one", "web-old.x"), { kind: "stranger" }, answered("two", "web-new.x")));
  await conversation.ask("first");
  await conversation.ask("second");
  await conversation.ask("third");
  assert.deepEqual(server.letters.map((letter) => letter.sender), [undefined, "web-old.x", undefined, "web-new.x"]);
  assert.equal(server.letters[1].id, server.letters[2].id);
  assert.deepEqual(texts(conversation).slice(0, 4), ["first", "one", "second", "two"]);
});

test("a server that refuses new sessions too is not asked for ever", async () => {
  const { conversation, server } = start(new FakeServer({ kind: "stranger" }));
  await conversation.ask("hello");
  assert.equal(server.letters.length, 1);
  assert.deepEqual(states(conversation), ["refused"]);
});

test("a failure inside the server is not tried again by itself, but when the person asks for it", async () => {
  const { conversation, server } = start(new FakeServer({ kind: "failed" }));
  await conversation.ask("hello");
  assert.deepEqual(states(conversation), ["failed"]);
  await conversation.retry(conversation.turns[0]);
  assert.deepEqual(texts(conversation), ["hello", "To: hello"]);
  assert.equal(server.letters[0].id, server.letters[1].id);
});

test("questions are sent one by one and in order, however fast they are asked", async () => {
  let underWay = 0;
  const slow = async (letter) => {
    underWay += 1;
    assert.equal(underWay, 1);
    await new Promise((done) => setImmediate(done));
    underWay -= 1;
    return answered(`To: ${letter.message}`);
  };
  const { conversation, server } = start(new FakeServer(slow, slow, slow));
  await Promise.all(["one", "two", "three"].map((text) => conversation.ask(text)));
  assert.deepEqual(server.letters.map((letter) => letter.message), ["one", "two", "three"]);
});

test("what was on its way when the page was left is sent once by the next page, with the same id", async () => {
  const area = new FakeArea();
  const left = start(new FakeServer({ kind: "away" }), { area, wait: () => {} });
  left.conversation.ask("hello");
  await new Promise((done) => setImmediate(done));
  const next = start(new FakeServer(), { area });
  await next.conversation.resume();
  await next.conversation.resume();
  assert.deepEqual(next.server.letters.map((letter) => letter.id), left.server.letters.map((letter) => letter.id));
  assert.deepEqual(texts(next.conversation), ["hello", "To: hello"]);
});

test("a conversation survives the page", async () => {
  const { conversation, area } = start(new FakeServer());
  await conversation.ask("hello");
  const next = start(new FakeServer(), { area });
  assert.deepEqual(next.conversation.turns, conversation.turns);
});

test("starting over deletes the conversation here and on the server, and keeps the wishes", async () => {
  const { conversation, server, listener } = start(new FakeServer());
  await conversation.ask("hello");
  conversation.wish({ large: true });
  await conversation.startOver();
  assert.deepEqual(server.letters[1].message, "/forget");
  assert.equal(server.letters[1].sender, "web-1.x");
  assert.deepEqual(conversation.turns, []);
  assert.deepEqual(conversation.wishes, { large: true });
  assert.ok(listener.seen.some(([what]) => what === "cleared"));
  await conversation.ask("again");
  assert.equal(server.letters[2].sender, undefined);
});

test("forgetting leaves nothing in the browser", async () => {
  const { conversation, area } = start(new FakeServer());
  await conversation.ask("hello");
  conversation.wish({ large: true });
  assert.equal(await conversation.forget(), true);
  assert.equal(area.items.size, 0);
});

test("a server that is away is told to forget as soon as it is back", async () => {
  const area = new FakeArea();
  const { conversation } = start(new FakeServer(answered("one"), { kind: "away" }), { area });
  await conversation.ask("hello");
  assert.equal(await conversation.forget(), false);
  assert.ok(![...area.items.values()].join("").includes("hello"));
  const next = start(new FakeServer(), { area });
  await next.conversation.resume();
  assert.deepEqual(next.server.letters.map(({ message, sender }) => [message, sender]), [["/forget", "web-1.x"]]);
});

test("an answer that comes after the conversation was forgotten is not shown, and its session is forgotten too", async () => {
  let arrive = () => {};
  const late = () => new Promise((done) => { arrive = () => done(answered("late", "web-late.x")); });
  const { conversation, server } = start(new FakeServer(late));
  const asked = conversation.ask("hello");
  await new Promise((done) => setImmediate(done));
  const forgotten = conversation.forget();
  arrive();
  await Promise.all([asked, forgotten]);
  assert.deepEqual(conversation.turns, []);
  assert.deepEqual(server.letters.map((letter) => letter.message), ["hello", "/forget"]);
  assert.equal(server.letters[1].sender, "web-late.x");
});

test("a rating is sent in words of ours and is not shown", async () => {
  const { conversation, server, listener } = start(new FakeServer());
  await conversation.ask("hello");
  const answer = conversation.turns[1];
  const told = listener.seen.length;
  await conversation.rate(answer, "unhelpful");
  assert.equal(server.letters[1].message, "that was not helpful");
  assert.deepEqual(texts(conversation), ["hello", "To: hello"]);
  assert.equal(conversation.turns[1].rated, "unhelpful");
  assert.equal(listener.seen.length, told);
});
