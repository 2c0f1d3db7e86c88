// `node nlpjs.mjs INPUT OUTPUT`: NLP.js learns phrases and says what it takes messages for.
//
// INPUT is JSON: {phrases: [[text, intent], ...], messages: [text, ...]}. OUTPUT is JSON: {training: {seconds,
// cpu_seconds}, guesses: [{intent, ranking: [[intent, score], ...], seconds}, ...]}, one guess for each message. How
// far the training is goes to standard output. NLP.js is set up as its own guide does it for English; only its model
// is not kept in a file.

import { readFile, writeFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";

import { dockStart } from "@nlpjs/basic";

const LANGUAGE = "en";

async function learn(phrases) {
  const dock = await dockStart({ use: ["Basic", "LangEn"] }); // without LangEn it stems no words
  const nlp = dock.get("nlp");
  nlp.settings.autoSave = false; // given to dockStart, it would replace all other settings, the threshold among them
  nlp.addLanguage(LANGUAGE);
  for (const [text, intent] of phrases) {
    nlp.addDocument(LANGUAGE, text, intent);
  }
  await nlp.train();
  return nlp;
}

async function guess(nlp, text) {
  const started = performance.now();
  const { intent, classifications } = await nlp.process(LANGUAGE, text);
  const seconds = (performance.now() - started) / 1000;
  return { intent, ranking: classifications.map((each) => [each.intent, each.score]), seconds };
}

async function main([input, output]) {
  const { phrases, messages } = JSON.parse(await readFile(input, "utf8"));
  const started = performance.now();
  const nlp = await learn(phrases);
  const { user, system } = process.cpuUsage();
  const training = { seconds: (performance.now() - started) / 1000, cpu_seconds: (user + system) / 1e6 };
  const guesses = [];
  for (const text of messages) {
    guesses.push(await guess(nlp, text)); // one after the other, as people write
  }
  await writeFile(output, JSON.stringify({ training, guesses }));
}

await main(process.argv.slice(2));
