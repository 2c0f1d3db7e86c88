// Colours by what they are for. Text on every ground has at least 4.5 to 1, edges of controls at least 3 to 1.

const light = `
  color-scheme: light;
  --paper: #fff; --ground: #f3f7f7; --ink: #17272b; --soft: #4a5d62; --line: #cfdadc; --edge: #6f8388;
  --fill: var(--atlas-fill, #1b5e6b); --on-fill: var(--atlas-on-fill, #fff); --link: #0f5666; --mine: #e1eff1;
  --calm: #f4f1e6; --warn: #fff4d6; --warn-edge: #8a5a00; --danger: #fdeeee; --danger-edge: #b01c1c;
  --shadow: 0 .5em 2em #0d28304d;`;

const dark = `
  color-scheme: dark;
  --paper: #172124; --ground: #10181a; --ink: #e6eff0; --soft: #abbdc1; --line: #36474b; --edge: #82969b;
  --fill: var(--atlas-fill, #2a7584); --on-fill: var(--atlas-on-fill, #fff); --link: #93d5e2; --mine: #223c43;
  --calm: #282b26; --warn: #33290f; --warn-edge: #e5b654; --danger: #3a1719; --danger-edge: #ff9d9d;
  --shadow: 0 .5em 2em #000a;`;

export const tokens = `
:host { ${light} }
@media (prefers-color-scheme: dark) { :host(:not([data-theme="light"])) { ${dark} } }
:host([data-theme="dark"]) { ${dark} }
@media print { :host, :host(:not([data-theme="light"])) { ${light} } }
`;
