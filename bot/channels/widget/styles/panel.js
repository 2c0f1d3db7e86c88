// The chat.

import { messages } from "./messages.js";

export const panel = `
.panel { display: flex; flex-direction: column; height: 100%; min-height: 0; overflow-wrap: anywhere; }
.large { font-size: 1.35em; }
p, h2, h3, ul { margin: 0; }
a, summary { color: var(--link); }
button {
  min-height: max(44px, 2.75em); min-width: 44px; padding: .4em 1em; border: 1px solid var(--edge); border-radius: 1.4em;
  background: var(--paper); color: var(--link);
}
button:hover { background: var(--mine); }
button:active { border-color: var(--ink); }

.head { display: flex; align-items: center; gap: .5em; padding: .6em .6em .6em 1em; border-bottom: 1px solid var(--line); }
.name { flex: 1; min-width: 0; }
.head h2 { font-size: 1.15em; line-height: 1.3; border-radius: .2em; }
.name p { color: var(--soft); font-size: .85em; line-height: 1.3; }
.close { padding: 0; border-color: transparent; border-radius: 50%; color: var(--ink); display: grid; place-items: center; }

.options { padding: 1em; border-bottom: 1px solid var(--line); background: var(--ground); overflow: auto; max-height: 70%; }
.deeds { display: flex; flex-wrap: wrap; gap: .5em; margin-bottom: .5em; }
.forget { border-color: var(--danger-edge); color: var(--danger-edge); }
.switch label { display: flex; align-items: center; gap: .75em; min-height: 44px; cursor: pointer; }
.switch input { width: 1.4em; height: 1.4em; margin: 0; accent-color: var(--fill); flex: none; }
.switch p { margin: -.25em 0 .5em 2.15em; }
.options p { font-size: .88em; color: var(--soft); }

.log { flex: 1 1 auto; min-height: 8em; overflow: auto; padding: 1em; container-type: inline-size; overscroll-behavior: contain; scroll-padding: .5em; }
.log:focus-visible { outline-offset: -3px; }
${messages}
.foot { position: sticky; bottom: 0; padding: 0 1em .75em; border-radius: 0 0 1em 1em; background: var(--paper); }
.status p { display: flex; align-items: center; gap: .6em; padding: .35em 0; color: var(--soft); font-size: .94em; }
.dots { display: flex; gap: .25em; }
.dots i { width: .45em; height: .45em; border-radius: 50%; background: currentColor; }
.row { display: flex; align-items: flex-end; gap: .5em; }
textarea {
  flex: 1; min-width: 0; min-height: max(46px, 2.9em); max-height: 9em; padding: .65em 1em; border: 1px solid var(--edge); border-radius: 1.4em;
  background: var(--paper); color: var(--ink); font: inherit; line-height: 1.4; resize: none; field-sizing: content;
}
textarea::placeholder { color: var(--soft); opacity: 1; }
.send, .microphone { flex: none; display: grid; place-items: center; width: max(46px, 2.9em); height: max(46px, 2.9em); padding: 0; border-radius: 50%; }
.send { border-color: transparent; background: var(--fill); color: var(--on-fill); }
.send:hover { background: var(--fill); filter: brightness(1.12); }
.microphone.on { border: 3px solid var(--danger-edge); color: var(--danger-edge); }
#hint { margin-top: .5em; color: var(--soft); font-size: .82em; line-height: 1.35; }

@media (prefers-reduced-motion: no-preference) {
  .dots i { animation: breathe 1.4s ease-in-out infinite; }
  .dots i:nth-child(2) { animation-delay: .2s; }
  .dots i:nth-child(3) { animation-delay: .4s; }
  @keyframes breathe { 50% { opacity: .25; } }
}
@media (max-height: 30rem) {
  dialog .panel { height: auto; min-height: 100%; }
  dialog .log { overflow: visible; }
  .foot { position: static; }
}
@media (forced-colors: active) {
  .send { border-color: ButtonText; }
  .dots i { background: CanvasText; forced-color-adjust: none; }
}
@media print {
  .options, .foot, .head button, .offers, .after, .state { display: none; }
  .panel, .log { display: block; overflow: visible; }
}
`;
