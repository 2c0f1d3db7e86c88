// One answer of the server -> DOM nodes. Text only ever becomes a text node, so nothing in an answer can run.

const SAFE_LINK = /^(https?:\/\/|tel:|mailto:)/i;
const ALERT_TITLES = {
  emergency: "This may be an emergency",
  crisis: "You are not alone",
  urgent: "Please get advice soon",
};

/** An element with attributes and children (nodes or strings). */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The answer as an article: blocks where there are any, else its text; then its sources. */
export function renderAnswer(message) {
  const metadata = message.metadata ?? {};
  const blocks = metadata.blocks?.length ? metadata.blocks : paragraphs(message.text);
  const article = element("article", { class: "message atlas" });
  article.append(element("p", { class: "who" }, "Atlas"), ...renderBlocks(blocks, message.text));
  if (metadata.sources?.length) article.append(renderSources(metadata.sources));
  return article;
}

/** A block that this page cannot read must not cost the answer: the text says the same. */
function renderBlocks(blocks, text) {
  try {
    return blocks.map(renderBlock);
  } catch {
    return paragraphs(text).map(renderBlock);
  }
}

function paragraphs(text) {
  return text.split(/\n{2,}/).map((part) => ({ type: "paragraph", runs: [{ text: part }] }));
}

function renderBlock(block) {
  const render = RENDERERS[block.type];
  return render ? render(block) : document.createTextNode("");
}

const RENDERERS = {
  paragraph: (block) => {
    if (block.role === "heading") return element("h3", {}, ...renderRuns(block.runs));
    const attributes = block.role === "reminder" ? { class: "reminder" } : {};
    return element("p", attributes, ...renderRuns(block.runs));
  },
  list: (block) => element("ul", {}, ...block.items.map((runs) => element("li", {}, ...renderRuns(runs)))),
  table: renderTable,
  alert: (block) => {
    const title = element("strong", { class: "title" }, ALERT_TITLES[block.level] ?? ALERT_TITLES.urgent);
    return element("div", { class: `alert ${block.level}`, role: "alert" }, title, ...block.blocks.map(renderBlock));
  },
};

/** On a narrow screen each row is shown as a card; the cells then carry the name of their column. */
function renderTable(block) {
  const names = block.head.map((runs) => runs.map((run) => run.text).join(""));
  const head = element("tr", {}, ...block.head.map((runs) => element("th", { scope: "col" }, ...renderRuns(runs))));
  const rows = block.rows.map((row) =>
    element("tr", {}, ...row.map((runs, place) => {
      if (place === 0) return element("th", { scope: "row" }, ...renderRuns(runs));
      return element("td", { "data-column": names[place] ?? "" }, ...renderRuns(runs));
    })));
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
}

function renderRuns(runs) {
  return runs.map((run) => {
    const words = run.bold ? element("strong", {}, run.text) : document.createTextNode(run.text);
    return run.url ? link(run.url, words) : words;
  });
}

function link(url, content) {
  if (!SAFE_LINK.test(url)) return content;
  const attributes = { href: url, rel: "noopener noreferrer" };
  return element("a", /^http/i.test(url) ? { ...attributes, target: "_blank" } : attributes, content);
}

function renderSources(sources) {
  const items = sources.map((source) => {
    const title = document.createTextNode(source.title);
    const origin = [source.publisher, source.reviewed && `checked ${source.reviewed}`].filter(Boolean).join(", ");
    const item = element("li", {}, source.url ? link(source.url, title) : title);
    if (origin) item.append(element("span", { class: "origin" }, ` (${origin})`));
    return item;
  });
  const title = sources.length === 1 ? "1 source" : `${sources.length} sources`;
  return element("details", { class: "sources" }, element("summary", {}, title), element("ul", {}, ...items));
}
