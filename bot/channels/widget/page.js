// The page on "/": the chat in it, the example questions, and the line to embed it elsewhere.

/** @type {(HTMLElement & {ask?: (question: string) => void}) | null} */
const chat = document.querySelector("atlas-chat");
const tag = document.querySelector("#tag");
const copied = document.querySelector("#copied");
const line = `<script type="module" src="${new URL("widget.js", location.href).href}"></script>`;

for (const button of document.querySelectorAll(".examples button")) {
  button.addEventListener("click", () => chat?.ask?.(button.textContent ?? ""));
}

if (tag) tag.textContent = line;
document.querySelector("#copy")?.addEventListener("click", async () => {
  const done = await navigator.clipboard?.writeText(line).then(() => true, () => false);
  if (copied) copied.textContent = done ? "Copied." : "Please select the line and copy it yourself.";
});
