// What the one tag loads: a chat behind a button. See docs/widget.md.

import { AtlasChat } from "./atlas-chat.js";

if (!customElements.get("atlas-chat")) customElements.define("atlas-chat", AtlasChat);

// A page with an <atlas-chat> of its own wants the chat there, and no button.
const tag = [...document.scripts].find((script) => script.src === import.meta.url);
if (tag && !document.querySelector("atlas-chat")) {
  const chat = document.createElement("atlas-chat");
  Object.assign(chat.dataset, tag.dataset);
  chat.setAttribute("launcher", "");
  document.body.append(chat);
}
