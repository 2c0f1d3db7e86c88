// Colours, the button that opens the chat, and the box around it.

// Text has at least 4.5 to 1 on every ground, the edge of a control at least 3 to 1.
const light = `
  color-scheme: light; --paper: #fff; --ground: #f3f7f7; --ink: #17272b; --soft: #4a5d62; --line: #cfdadc; --edge: #6f8388;
  --fill: var(--atlas-fill, #1b5e6b); --link: #0f5666; --mine: #e1eff1; --calm: #f4f1e6; --warn: #fff4d6; --warn-edge: #8a5a00;
  --danger: #fdeeee; --danger-edge: #b01c1c;`;
const dark = `
  color-scheme: dark; --paper: #172124; --ground: #10181a; --ink: #e6eff0; --soft: #abbdc1; --line: #36474b; --edge: #82969b;
  --fill: var(--atlas-fill, #2a7584); --link: #93d5e2; --mine: #223c43; --calm: #282b26; --warn: #33290f; --warn-edge: #e5b654;
  --danger: #3a1719; --danger-edge: #ff9d9d;`;

export const frame = `
:host {
  ${light}
  --on-fill: var(--atlas-on-fill, #fff);
  display: block; color: var(--ink); font: max(1rem, 16px)/1.5 var(--atlas-font, system-ui, sans-serif); text-align: start;
}
@media (prefers-color-scheme: dark) { :host(:not([data-theme="light"])) { ${dark} } }
:host([data-theme="dark"]) { ${dark} }
:host([launcher]) { position: fixed !important; inset: auto 0 0 auto !important; width: 0; height: 0; z-index: 2147483000; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
svg {
  width: 1.5em; height: 1.5em; flex: none;
  fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round;
}
button { font: inherit; cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher {
  position: fixed; right: 1rem; bottom: max(1rem, env(safe-area-inset-bottom));
  display: flex; align-items: center; gap: .5em; min-height: 3.5em; padding: .5em 1.25em .5em 1em;
  border: 2px solid var(--paper); border-radius: 2em; background: var(--fill); color: var(--on-fill); font-weight: 600;
  box-shadow: 0 .25em 1em #0006;
}
.failure { position: fixed; right: 1rem; bottom: 5.5rem; max-width: 18em; margin: 0; padding: 1em; background: var(--danger); }
.failure:empty { display: none; }
.left > * { left: 1rem; right: auto; }

.shell { height: 100%; padding: 0; border: 1px solid var(--line); border-radius: 1em; background: var(--paper); color: inherit; }
dialog.shell {
  position: fixed; inset: auto 1rem 1rem auto; margin: 0; max-width: none; max-height: none; overflow: hidden;
  width: min(27em, 100vw - 2rem); height: min(46em, 100vh - 2rem); box-shadow: 0 .5em 2em #0005;
}
.left dialog.shell { inset: auto auto 1rem 1rem; }
@media (max-width: 30rem), (max-height: 30rem) {
  section > dialog.shell { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
}
@media (max-height: 30rem) { dialog.shell { overflow: auto; } }
@media print {
  :host { ${light} }
  :host([launcher]) { display: none; }
  .shell { border: 0; }
}
`;
