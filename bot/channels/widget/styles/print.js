// A conversation on paper.

import { messages } from "./messages.js";

export const print = `
:root { --paper: #fff; --ground: #f5f5f5; --ink: #000; --soft: #333; --line: #999; --link: #000; --mine: #f0f0f0; --calm: #f5f5f5; --warn: #fff; --warn-edge: #000; --danger: #fff; --danger-edge: #000; --fill: #fff; --on-fill: #000; }
@page { margin: 2cm; }
body { margin: 0; font: 11pt/1.45 system-ui, sans-serif; color: #000; }
h1 { margin: 0; font-size: 16pt; }
p, h3, ul { margin: 0; }
.about { margin: .3em 0 1.5em; padding-bottom: .8em; border-bottom: 1px solid #000; }
svg { width: 1.4em; height: 1.4em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; }
${messages}
.who { position: static; width: auto; height: auto; clip-path: none; font-weight: 700; }
.you .said { margin: 0; padding: 0; max-width: none; background: none; font-size: 12.5pt; }
.said { max-width: none; }
.grave .call, .call { display: inline; padding: 0; border: 0; background: none; color: #000; }
.call svg { display: none; }
a { color: #000; }
.sources a::after { content: " (" attr(href) ")"; font-size: .9em; overflow-wrap: anywhere; }
.turn, tr, .alert, .sources li { break-inside: avoid; }
.atlas { break-inside: auto; }
summary { list-style: none; font-weight: 700; min-height: 0; padding: .4em 0; }
`;
