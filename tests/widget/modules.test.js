// The small modules that need no page.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

import { safeLink } from "../../bot/channels/widget/blocks.js";
import { Server } from "../../bot/channels/widget/server.js";
import { endpointBeside, readableOn, readSettings } from "../../bot/channels/widget/settings.js";
import { Storage } from "../../bot/channels/widget/storage.js";
import { fill, LANGUAGES, loadStrings, nearestLanguage } from "../../bot/channels/widget/strings.js";
import { conversationText } from "../../bot/channels/widget/text.js";
import { FakeArea, response } from "./fakes.js";

const HOST = "https://atlas.example/widget.js";

for (const [address, href] of [
  ["https://example.org/a?b#c", "https://example.org/a?b#c"],
  ["HTTP://example.org", "http://example.org/"],
  ["tel:116123", "tel:116123"],
  ["mailto:a@example.org", "mailto:a@example.org"],
  ["javascript" + ":alert(1)", null], // in two parts for the linter
  ["java\tscript:alert(1)", null],
  [" \u0001javascript:alert(1)", null],
  ["data:text/html,<script>", null],
  ["vbscript:x", null],
  ["blob:https://example.org/1", null],
  ["file:///etc/passwd", null],
  ["/relative", null],
  ["//example.org", null],
  ["https://you@example.org", null],
  ["https://example.org:pass@evil.example", null],
  ["https://", null],
  ["", null],
  [null, null],
  [{}, null],
]) {
  test(`the link ${JSON.stringify(address)} ${href ? "may" : "must not"} be followed`, () => {
    assert.equal(safeLink(address), href);
  });
}

test("the endpoint is beside the module, with or without a version, at the root or below", () => {
  assert.equal(endpointBeside(HOST), "https://atlas.example/webhooks/web/webhook");
  assert.equal(endpointBeside("https://atlas.example/v0123456789abcdef/widget.js"), "https://atlas.example/webhooks/web/webhook");
  assert.equal(endpointBeside("https://clinic.example/vienna/widget.js?x=1"), "https://clinic.example/vienna/webhooks/web/webhook");
});

test("a page that says nothing gets the defaults", () => {
  assert.deepEqual(readSettings({}, HOST, "en"), {
    title: "Atlas", greeting: "", questions: [], colour: "", position: "right", language: "en", open: false, storage: "session",
    endpoint: "https://atlas.example/webhooks/web/webhook",
  });
});

test("a page can say everything", () => {
  const said = {
    title: "Ask", greeting: "Hi", questions: " One? | |Two?", colour: "#123456", position: "left", language: "fr", open: "",
    storage: "local", endpoint: "https://other.example/hook",
  };
  assert.deepEqual(readSettings(said, HOST, "en"), { ...said, questions: ["One?", "Two?"], open: true });
});

test("what a page says wrongly is as if it had not said it", () => {
  const settings = readSettings({ position: "middle", storage: "cookie", language: "xx", open: "false" }, HOST, "de");
  assert.deepEqual([settings.position, settings.storage, settings.language, settings.open], ["right", "session", "en", false]);
});

test("the writing on a colour is what stands out more from it, at least 4.5 to 1", () => {
  const luminance = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  for (let grey = 0; grey < 4096; grey += 1) {
    const colour = `#${[grey >> 8, (grey >> 4) & 15, grey & 15].map((part) => part.toString(16).repeat(2)).join("")}`;
    const light = luminance(colour) + 0.05;
    const contrast = readableOn(colour) === "#000" ? light / 0.05 : 1.05 / light;
    assert.ok(contrast >= 4.5, `${colour} ${contrast}`);
  }
});

test("what is not written as six digits is no colour", () => {
  for (const colour of ["", "red", "#12", "#1234567", "#12345g", "url(x)"]) assert.equal(readableOn(colour), null);
});

test("there is a file for each language, and each has the very keys of English, none empty that is not empty there", async () => {
  const folder = new URL("../../bot/channels/widget/strings/", import.meta.url);
  assert.deepEqual(readdirSync(folder).sort(), LANGUAGES.map((language) => `${language}.js`).sort());
  const shape = (value) => {
    if (typeof value !== "object") return (value.match(/\{\w+\}/g) ?? []).sort();
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]));
  };
  const english = await loadStrings("en");
  for (const language of LANGUAGES) {
    const strings = await loadStrings(language);
    assert.equal(strings.code, language);
    assert.deepEqual(shape(strings), shape(english), language);
    assert.equal(strings.answersInEnglish === "", language === "en");
    for (const [key, value] of Object.entries(strings)) assert.ok(value.length !== 0 || english[key] === "", `${language} ${key}`);
  }
});

test("a language that is not there is English, and a kind of one that is there is that one", () => {
  assert.deepEqual(["de-AT", "ES", "fr_CA", "pt", ""].map(nearestLanguage), ["de", "es", "fr", "en", "en"]);
});

test("a text without a value for a name keeps the name", () => {
  assert.equal(fill("{a} and {b}", { a: 1 }), "1 and {b}");
});

test("a browser that forbids storage, or has no room, costs nobody the conversation", () => {
  const forbidden = new Storage(() => { throw new Error("SecurityError"); });
  const full = new FakeArea();
  full.setItem = () => { throw new Error("QuotaExceededError"); };
  for (const storage of [forbidden, new Storage(() => full)]) {
    storage.save({ ...storage.load(), sender: "web-1.x" });
    assert.deepEqual(storage.load(), { sender: null, turns: [], toForget: [], open: null, wishes: {} });
    storage.clear();
  }
});

test("what is stored and not ours, or damaged, is as if it were not there", () => {
  for (const kept of ["{", "null", "[]", "7", '{"turns": "x"}', '{"turns": [null]}', '{"turns": [{"from": "nobody"}]}']) {
    const area = new FakeArea();
    area.setItem("atlas-chat", kept);
    assert.deepEqual(new Storage(() => area).load().turns, []);
  }
});

test("only the last hundred turns are stored", () => {
  const area = new FakeArea();
  const storage = new Storage(() => area);
  const turns = Array.from({ length: 130 }, (_, place) => ({ from: "you", id: String(place), at: 1, text: "?", state: "sent" }));
  storage.save({ ...storage.load(), turns });
  assert.deepEqual(storage.load().turns.map((turn) => turn.id), turns.slice(30).map((turn) => turn.id));
});

for (const [name, reply, outcome] of [
  ["an answer", response(200, [{ recipient_id: "web-1.x", text: "hi" }]), { kind: "answered", messages: [{ recipient_id: "web-1.x", text: "hi" }] }],
  ["an empty answer", response(200, []), { kind: "failed" }],
  ["a page instead of an answer", response(200, "<html>"), { kind: "away" }],
  ["an unknown session", response(403, { error: { code: "unknown_sender" } }), { kind: "stranger" }],
  ["another refusal", response(413, { error: { code: "message_too_long" } }), { kind: "refused" }],
  ["too many messages", response(429, {}, { "Retry-After": "7" }), { kind: "busy", seconds: 7 }],
  ["too many messages, and no word of when", response(429, ""), { kind: "busy", seconds: 5 }],
  ["a failure inside", response(500, { error: { code: "failed" } }), { kind: "failed" }],
  ["a server that is starting", response(503, { error: { code: "not_ready" } }), { kind: "away" }],
  ["a proxy without a server behind it", response(502, "<html>"), { kind: "away" }],
]) {
  test(`${name} is ${outcome.kind}`, async () => {
    assert.deepEqual(await new Server(HOST, async () => reply).send({ message: "hi", id: "1" }), outcome);
  });
}

test("no connection is away, not an exception", async () => {
  const server = new Server(HOST, async () => { throw new TypeError("Failed to fetch"); });
  assert.deepEqual(await server.send({ message: "hi", id: "1" }), { kind: "away" });
});

test("a letter carries no cookie and no referrer", async () => {
  let sent;
  const server = new Server(HOST, async (address, request) => {
    sent = request;
    return response(200, []);
  });
  await server.send({ message: "hi", id: "1" });
  assert.deepEqual([sent.credentials, sent.referrerPolicy, sent.method], ["omit", "no-referrer", "POST"]);
  assert.deepEqual(JSON.parse(sent.body), { message: "hi", id: "1" });
});

test("a conversation as text holds who said what, all kinds of blocks, and the sources with their dates", async () => {
  const run = (text, more = {}) => [{ text, ...more }];
  const blocks = [
    { type: "paragraph", runs: [{ text: "Bold ", bold: true }, { text: "words.", url: "https://example.org" }] },
    { type: "list", items: [run("one"), run("two")] },
    { type: "table", head: [run(""), run("This"), run("That")], rows: [[run("Kind"), run("a"), run("b")]] },
    { type: "alert", level: "urgent", blocks: [{ type: "paragraph", runs: run("Careful.") }] },
  ];
  const sources = [{ title: "A page", publisher: "A clinic", url: "https://example.org/p", reviewed: "2026-11-22" }];
  const turns = [
    { from: "you", id: "1", at: 0, text: "hello?", state: "sent" },
    { from: "atlas", id: "2", at: 0, messages: [{ text: "-", metadata: { blocks, sources } }, { text: "Plain." }] },
  ];
  const text = conversationText(turns, { strings: await loadStrings("en"), title: "Atlas" }, new Date("2026-11-23T12:00"));
  assert.equal(text, `Conversation with Atlas

November 23, 2026. General information, not medical advice.

You:
hello?

Atlas:
Bold words.

- one
- two

- Kind. This: a; That: b.

Careful.

1 source:
- A page, A clinic, https://example.org/p, checked on November 22, 2026

Plain.
`);
});
