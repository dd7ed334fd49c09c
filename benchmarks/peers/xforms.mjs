// The generated questionnaire in ODK's engine. Usage: node xforms.mjs FORM.xml JOB.json
//
// The engine is made for a browser. In Node it needs three things before it is imported: the DOM of jsdom
// (which its own tests use too) to parse the form, the constructors of that DOM as globals, and a __dirname,
// because the parser of expressions inside it takes Node for CommonJS. Answers do not touch jsdom any more.

import { JSDOM } from 'jsdom';
import { measure } from './timing.mjs';

const { window } = new JSDOM('<!doctype html><body></body>');
globalThis.window = window;
for (const name of ['document', 'DOMParser', 'Node']) {
  globalThis[name] = window[name];
}
globalThis.File ??= window.File; // Node 18 has none
globalThis.__dirname = '';

const { createInstance } = await import('@getodk/xforms-engine');

const pathOf = (name) => `/data/${name.replaceAll('.', '/')}`;
const orNull = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null);

function nodesBelow(node, found = new Map()) {
  found.set(node.currentState.reference, node);
  for (const child of node.currentState.children ?? []) nodesBelow(child, found);
  return found;
}

async function open(form) {
  const nodes = nodesBelow((await createInstance(form)).root);
  const stateOf = (name) => nodes.get(pathOf(name)).currentState;
  return {
    answer(item, value) {
      nodes.get(pathOf(item)).selectValue(value);
    },
    look({ next, section }) {
      const isNextAsked = next !== null && stateOf(next).relevant;
      const values = [`${section}.score`, `${section}.risk`, 'overall'].map((name) => stateOf(name).value);
      return [isNextAsked, ...values];
    },
    results: (section) => [orNull(stateOf(`${section}.score`).value), orNull(stateOf(`${section}.risk`).value)],
    overall: () => orNull(stateOf('overall').value),
  };
}

await measure(open, ...process.argv.slice(2));
