// The button that opens the chat, and the box around it.

import { tokens } from "./tokens.js";

export const frame = `${tokens}
:host {
  display: block;
  font: max(1rem, 16px)/1.5 var(--atlas-font, system-ui, sans-serif);
  color: var(--ink);
  text-align: start;
}
:host([launcher]) { position: fixed !important; inset: auto 0 0 auto !important; width: 0; height: 0; margin: 0 !important; z-index: 2147483000; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
svg { width: 1.5em; height: 1.5em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
button { font: inherit; cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }

.launcher {
  position: fixed; bottom: max(1rem, env(safe-area-inset-bottom)); right: 1rem;
  display: flex; align-items: center; gap: .5em; min-height: 3.5em; padding: .5em 1.25em .5em 1em;
  border: 2px solid var(--paper); border-radius: 2em; background: var(--fill); color: var(--on-fill);
  font-weight: 600; box-shadow: var(--shadow);
}
.launcher:focus-visible { outline-color: var(--ink); box-shadow: 0 0 0 6px var(--paper); }
.failure {
  position: fixed; bottom: 5.5rem; right: 1rem; max-width: 18em; margin: 0; padding: .75em 1em;
  border: 2px solid var(--danger-edge); border-radius: .75em; background: var(--danger);
}
.left .launcher, .left .failure, .left dialog { left: 1rem; right: auto; }

.shell { height: 100%; padding: 0; border: 1px solid var(--line); border-radius: 1em; background: var(--paper); color: inherit; }
dialog.shell {
  position: fixed; inset: auto 1rem 1rem auto; margin: 0; max-width: none; max-height: none; overflow: hidden;
  width: min(27em, 100vw - 2rem); height: min(46em, 100vh - 2rem); height: min(46em, 100dvh - 2rem); box-shadow: var(--shadow);
}
dialog::backdrop { background: none; }
@media (max-width: 30rem), (max-height: 30rem) {
  dialog.shell, .left dialog.shell { inset: 0; width: 100%; height: 100vh; height: 100dvh; border: 0; border-radius: 0; }
}
@media (max-height: 30rem) {
  dialog.shell { overflow: auto; }
}
@media (forced-colors: active) {
  .launcher { border-color: ButtonText; }
}
@media print {
  :host([launcher]) { display: none; }
  .shell { border: 0; }
}
`;
