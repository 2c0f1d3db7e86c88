// What the type checker (tsconfig.json) does not see: habits, sizes, and what must never be done with a message.

import js from "@eslint/js";

const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "parseFromString", "setHTML",
  "setHTMLUnsafe", "srcdoc"];
const markup = MARKUP.map((property) => ({ property, message: "Text becomes a text node or an attribute, never markup." }));

const habits = {
  curly: ["error", "multi-line"],
  eqeqeq: "error",
  "no-console": "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-script-url": "error",
  "no-shadow": "error",
  "no-undef": "off", // the type checker knows what there is
  "no-var": "error",
  "prefer-const": "error",
  quotes: ["error", "double", { avoidEscape: true }],
  semi: "error",
};

const sizes = {
  complexity: ["error", 12], // each "??" and "?." counts
  "max-depth": ["error", 3],
  "max-len": ["error", { code: 130, ignoreStrings: true }],
  "max-lines": ["error", 300],
  "max-lines-per-function": ["error", 40],
  "max-params": ["error", 4],
};

const limits = {
  "no-restricted-properties": ["error", ...markup,
    { object: "document", property: "write", message: "Text becomes a text node or an attribute, never markup." },
    { object: "document", property: "cookie", message: "Atlas sets no cookies." }],
};

export default [
  { ignores: ["node_modules/", ".venv/", "var/", "results/"] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" }, rules: habits },
  { files: ["bot/channels/widget/**/*.js"], rules: { ...sizes, ...limits } },
];
