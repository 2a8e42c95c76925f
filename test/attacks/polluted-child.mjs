// Sanitises what it reads from stdin in a process whose object prototype an attacker has written to; answers as JSON.
import { text } from 'node:stream/consumers';

const { createPurifier } = await import(process.argv[2]);
const { renderMarkdown } = await import(process.argv[3]);
const purifier = createPurifier();
const { pollution, bodies } = JSON.parse(await text(process.stdin));

const ANYTHING = /./;
/** JSON carries no expressions: the word `anything` stands for one that matches everything. */
const values = Object.entries(pollution).map(([key, value]) => [
  key,
  value === 'anything' ? ANYTHING : value,
]);
const pollute = () => values.forEach(([key, value]) => (Object.prototype[key] = value));
const clean = () => values.forEach(([key]) => delete Object.prototype[key]);

const alone = [];
const product = [];
for (const body of bodies) {
  // Between texts the prototype is clean, for Node's own sake; the loop turns, since jsdom frees nothing before.
  await new Promise((resolve) => setImmediate(resolve));
  pollute();
  try {
    alone.push(purifier.sanitize(body));
    product.push(purifier.sanitize(renderMarkdown(body)));
  } finally {
    clean();
  }
}

process.stdout.write(JSON.stringify({ alone, product }));
