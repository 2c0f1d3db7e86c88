// What is said in the log.

export const messages = `
.turn { margin-bottom: 1.1em; scroll-margin: .75em; }
.who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.said > * + *, .alert > * + * { margin-top: .7em; }
.said { max-width: 38em; }
.you .said { width: fit-content; max-width: 85%; margin-left: auto; padding: .6em 1em; border-radius: 1.2em 1.2em .3em; background: var(--mine); white-space: pre-wrap; }
.greeting .note { padding: .6em .8em; border-radius: .6em; background: var(--ground); }
.said h3 { font-size: 1.05em; margin-top: 1.1em; }
.said ul { padding-left: 1.3em; }
.said li + li { margin-top: .35em; }
.answer + .answer { margin-top: 1.25em; padding-top: 1.25em; border-top: 1px solid var(--line); }

.reminder { display: flex; gap: .6em; padding: .7em .9em; border-radius: .7em; background: var(--calm); font-size: .94em; }
.reminder svg { margin-top: .05em; width: 1.35em; height: 1.35em; color: var(--soft); }

.alert { padding: 1em; border: 2px solid var(--warn-edge); border-left-width: .5em; border-radius: .8em; background: var(--warn); }
.alert.grave { border-color: var(--danger-edge); background: var(--danger); }
.title { display: flex; align-items: center; gap: .5em; font-size: 1.15em; line-height: 1.3; color: var(--warn-edge); }
.grave .title { color: var(--danger-edge); font-size: 1.25em; }
.alert ul { list-style: none; padding: 0; }
.alert li + li { margin-top: .7em; }
.call {
  display: inline-flex; align-items: center; gap: .5em; min-height: max(44px, 2.75em); padding: .25em 1em; border-radius: 1.4em;
  background: var(--fill); color: var(--on-fill); font-weight: 600; text-decoration: none; border: 2px solid transparent;
}
.grave .call { background: #b01c1c; color: #fff; font-size: 1.1em; }
.call svg { width: 1.2em; height: 1.2em; }

.sources { margin-top: .5em; font-size: .94em; }
summary { display: flow-root list-item; min-height: 44px; padding: .65em 0; cursor: pointer; width: fit-content; list-style-position: inside; }
.sources ul { margin: 0 0 .5em; padding-left: 1.2em; }
.sources li + li { margin-top: .6em; }
cite { font-style: normal; }
.origin { display: block; color: var(--soft); font-size: .94em; }

.after { display: flex; flex-wrap: wrap; gap: .25em; align-items: center; margin-top: .25em; margin-left: -.6em; }
.after button { display: flex; align-items: center; gap: .4em; padding: .3em .7em; border-color: transparent; color: var(--soft); font-size: .94em; }
.after svg { width: 1.2em; height: 1.2em; }
.thanks { padding: .6em; color: var(--soft); font-size: .94em; }

.offers { display: flex; flex-wrap: wrap; gap: .5em; margin-bottom: 1.1em; }
.offers button { text-align: start; line-height: 1.35; }

.state { margin: .5em 0 0 auto; width: fit-content; max-width: 85%; padding: .7em .9em; border: 2px solid var(--warn-edge); border-radius: .8em; background: var(--warn); font-size: .94em; }
.state button { margin-top: .6em; border-color: var(--warn-edge); color: var(--ink); }

table { width: 100%; border-collapse: collapse; font-size: .97em; }
th, td { padding: .55em .7em; border: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th, tbody th { background: var(--ground); font-weight: 600; }
@container (max-width: 34em) {
  table, thead, tbody { display: block; }
  table { border: 1px solid var(--line); border-radius: .7em; overflow: hidden; }
  tr { display: grid; grid-template-columns: 1fr 1fr; }
  th, td { border: 0; }
  td:first-child { display: none; }
  thead th { background: var(--mine); }
  tbody th { grid-column: 1 / -1; border-top: 1px solid var(--line); }
  tbody td + td, thead th + th { border-inline-start: 1px solid var(--line); }
}
@container (max-width: 19em) {
  thead { position: absolute; clip-path: inset(50%); }
  tr { display: block; }
  tbody td + td { border-inline-start: 0; padding-top: 0; }
  td[data-column]::before { content: attr(data-column); display: block; font-size: .88em; color: var(--soft); }
}
@media (forced-colors: active) {
  .you .said, .reminder, .greeting .note { border: 1px solid CanvasText; }
  .call { border-color: LinkText; }
}
`;
