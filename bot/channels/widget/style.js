// How it looks: on the screen, and on paper.

// Text has at least 4.5 to 1 on every ground, the edge of a control at least 3 to 1.
const light = `
  color-scheme: light; --paper: #fff; --ground: #f3f7f7; --ink: #17272b; --soft: #4a5d62; --line: #cfdadc; --edge: #6f8388;
  --fill: var(--atlas-fill, #1b5e6b); --link: #0f5666; --mine: #e1eff1; --calm: #f4f1e6; --warn: #fff4d6; --warn-edge: #8a5a00;
  --danger: #fdeeee; --danger-edge: #b01c1c;`;
const dark = `
  color-scheme: dark; --paper: #172124; --ground: #10181a; --ink: #e6eff0; --soft: #abbdc1; --line: #36474b; --edge: #82969b;
  --fill: var(--atlas-fill, #2a7584); --link: #93d5e2; --mine: #223c43; --calm: #282b26; --warn: #33290f; --warn-edge: #e5b654;
  --danger: #3a1719; --danger-edge: #ff9d9d;`;

const frame = `
:host { display: flex; flex-direction: column; }
section {
  all: initial; /* what the page around the chat has set is left outside */
  ${light}
  --on-fill: var(--atlas-on-fill, #fff);
  display: block; color: var(--ink); font: max(1rem, 16px)/1.5 var(--atlas-font, system-ui, sans-serif);
}
@media screen { :host([data-theme="dark"]) section { ${dark} } }
@media screen and (prefers-color-scheme: dark) { :host(:not([data-theme="light"])) section { ${dark} } }
:host([launcher]) { position: fixed !important; inset: auto 0 0 auto !important; width: 0; height: 0; z-index: 2147483000; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
svg {
  width: 1.5em; height: 1.5em; flex: none;
  fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round;
}
button, input { font: inherit; cursor: pointer; }
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
section.shell, section.shell > .panel { display: flex; flex-direction: column; flex: 1; height: auto; min-height: 0; }
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
  :host([launcher]) { display: none; }
  .shell { border: 0; }
}
`;

const messages = `
p, h1, h2, h3, ul { margin: 0; }
.turn { margin-bottom: 1.1em; background: var(--paper); scroll-margin: .75em; }
.said > * + *, .alert > * + * { margin-top: .75em; }
.said ul { padding-left: 1.3em; }
.said li + li { margin-top: .4em; }
.answer + .answer { margin-top: 1.25em; padding-top: 1.25em; border-top: 1px solid var(--line); }
.reminder { display: flex; gap: .6em; padding: .7em .9em; border-radius: .7em; background: var(--calm); font-size: .94em; }

.alert { padding: 1em; border: 2px solid var(--warn-edge); border-left-width: .5em; border-radius: 1em; background: var(--warn); }
.grave { border-color: var(--danger-edge); background: var(--danger); }
.title { display: flex; align-items: center; gap: .5em; font-size: 1.2em; line-height: 1.3; }
.alert ul { padding: 0; list-style: none; }
.calls { display: flex; flex-wrap: wrap; gap: .5em; margin-block: .5em; }
.calls a {
  display: inline-flex; align-items: center; min-height: max(44px, 2.75em); padding: .25em 1em; border-radius: 1.4em;
  border: 2px solid var(--danger-edge); background: var(--paper); color: inherit; font-weight: 600; text-decoration: none;
}
.calls span { display: flex; align-items: center; gap: .5em; }
.calls a[href^="tel"] { background: #b01c1c; color: #fff; font-size: 1.05em; }

.sources { margin-top: .4em; font-size: .94em; }
summary { width: fit-content; min-height: 44px; padding: .65em 0; cursor: pointer; }
.sources ul { padding-left: 1.2em; }
.sources a { display: block; min-height: 44px; padding-top: .5em; }
.sources li span { display: block; margin: -.6em 0 .4em; pointer-events: none; color: var(--soft); font-size: .94em; }
cite { font-style: normal; }

table { width: 100%; border-collapse: collapse; }
th, td { padding: .55em .7em; border: 1px solid var(--line); text-align: start; vertical-align: top; }
th { background: var(--ground); }
`;

const print = `
.log { padding: 0; }
.who { position: static; width: auto; height: auto; clip-path: none; font-weight: 700; }
.you .said { max-width: none; margin: 0; padding: 0; background: none; font-size: 1.15em; }
.said { max-width: none; }
svg, .calls { display: none; }
.reminder, .alert { background: none; }
.reminder { border-left: .3em solid; }
.turn:first-child { display: none; }
.sources a { display: inline; color: inherit; }
.sources a::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
.sources li span { margin: 0; }
.sources::details-content { content-visibility: visible; height: auto; }
tr, .alert, .sources li, .you { break-inside: avoid; }
.you { break-after: avoid; }
`;

export const screen = `${frame}${messages}
.panel { display: flex; flex-direction: column; height: 100%; overflow-wrap: break-word; }
.large { font-size: 1.35em; }
a, summary { color: var(--link); }
button {
  min-width: 44px; min-height: max(44px, 2.75em); padding: .4em 1em; border: 1px solid var(--edge); border-radius: 1.4em;
  background: var(--paper); color: var(--link);
}
button:hover { background: var(--mine); }

.head {
  display: flex; flex-wrap: wrap; align-items: center; gap: .5em; padding: .6em .6em .6em 1em;
  border-bottom: 1px solid var(--line);
}
.name { flex: 1 0 7.5em; }
h2, h3 { font-size: 1.1em; line-height: 1.3; }
.name p { color: var(--soft); font-size: .85em; line-height: 1.3; }
.close, .send, .microphone { display: grid; flex: none; place-items: center; padding: 0; border-radius: 50%; }
.close { margin-left: auto; border-color: transparent; color: inherit; }

.options {
  flex: 0 1 auto; max-height: 75%; padding: 1em; overflow: auto;
  border-bottom: 1px solid var(--line); background: var(--ground);
}
.options:not([hidden]) + .log { flex-basis: 0; min-height: 4em; }
.options p { color: var(--soft); font-size: .88em; }
.deeds, .offers { display: flex; flex-wrap: wrap; gap: .5em; margin-bottom: .75em; }
.forget { border-color: var(--danger-edge); color: var(--danger-edge); }
.switch { margin-bottom: .5em; }
.switch label { display: flex; align-items: center; gap: .75em; min-height: 44px; cursor: pointer; }
.switch input { width: 1.4em; height: 1.4em; margin: 0; accent-color: var(--fill); }

.log {
  position: relative; flex: 1 999 auto; min-height: 4em; padding: 1em; overflow: auto; container-type: inline-size;
}
.log:focus-visible { outline-offset: -3px; }
.who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.said { max-width: 38em; overflow-wrap: anywhere; }
.you .said {
  width: fit-content; max-width: 85%; margin-left: auto; padding: .6em 1em; border-radius: 1.2em 1.2em .3em;
  background: var(--mine); white-space: pre-wrap;
}
.note { padding: .6em .8em; border-radius: .6em; background: var(--ground); }
.title { color: var(--warn-edge); }
.grave .title { color: var(--danger-edge); }
.after { margin: .25em 0 0 -.7em; }
.after button { padding: .3em .7em; border-color: transparent; color: var(--soft); font-size: .94em; text-decoration: underline; }
.thanks { padding: .7em; color: var(--soft); font-size: .94em; }
.offers button { line-height: 1.35; text-align: start; }
.state {
  width: fit-content; max-width: 85%; margin: .5em 0 0 auto; padding: .7em .9em; border: 2px solid var(--warn-edge);
  border-radius: .8em; background: var(--warn); font-size: .94em;
}
.state button { margin-top: .6em; }
@container (max-width: 34em) {
  table, thead, tbody { display: block; }
  table { border: 1px solid var(--line); border-radius: .7em; overflow: hidden; }
  tr { display: grid; grid-template-columns: 1fr 1fr; }
  th, td { border: 0; }
  td:first-child { display: none; }
  thead th { background: var(--mine); }
  tbody th { grid-column: 1 / -1; border-top: 1px solid var(--line); }
  th + th, td + td { border-inline-start: 1px solid var(--line); }
}
@container (max-width: 18em) {
  thead { position: absolute; clip-path: inset(50%); }
  tr { grid-template-columns: none; }
  td + td { border: 0; padding-top: 0; }
  td::before { content: attr(data-column); display: block; color: var(--soft); font-size: .88em; }
}

.foot {
  position: sticky; bottom: 0; padding: .6em 1em .75em;
  border-top: 1px solid var(--line); border-radius: 0 0 1em 1em; background: var(--paper);
}
.status p { display: flex; align-items: center; gap: .6em; padding-bottom: .5em; color: var(--soft); font-size: .94em; }
.row { display: flex; align-items: flex-end; gap: .5em; }
textarea {
  flex: 1; min-width: 0; min-height: max(46px, 2.9em); max-height: 9em; padding: .65em 1em;
  resize: none; font: inherit; line-height: 1.4;
  border: 1px solid var(--edge); border-radius: 1.4em; background: var(--paper); color: inherit;
}
textarea::placeholder { color: var(--soft); opacity: 1; white-space: nowrap; }
textarea:focus-visible { outline-offset: -1px; }
.send, .microphone { width: max(46px, 2.9em); height: max(46px, 2.9em); }
.send { border-color: var(--fill); }
.send, .send:hover, .launcher:hover { background: var(--fill); color: var(--on-fill); }
.on { border: 4px solid var(--danger-edge); }
#hint { margin-top: .5em; color: var(--soft); font-size: .82em; line-height: 1.35; }

@media (prefers-reduced-motion: no-preference) {
  .dots { animation: breathe 1.4s infinite; }
  @keyframes breathe { 50% { opacity: .25; } }
}
@media (max-width: 30rem) {
  .large .name { display: contents; }
  .large h2 { flex: 1; }
  .large .name p { order: 1; width: 100%; }
  .large #hint { font-size: .75em; }
}
@media (max-height: 30rem) {
  dialog .panel { height: auto; min-height: 100%; }
  dialog .log, dialog .options { flex: none; max-height: none; }
  .foot { position: static; }
}
@media (forced-colors: active) {
  .you .said, .reminder, .note { border: 1px solid; }
  .calls a { border-color: LinkText; }
}
@media print {
  .options, .foot, .head, .offers, .after, .state { display: none; }
  .panel, .log { display: block; overflow: visible; }
  ${print}
}
`;

export const paper = `${messages}${print}
@page { margin: 2cm; }
:root { --line: #999; --soft: #333; }
body { margin: 0; font: 11pt/1.45 system-ui, sans-serif; }
h1 { font-size: 16pt; }
.about { margin-bottom: 1.5em; padding-bottom: .8em; border-bottom: 1px solid; }
`;
