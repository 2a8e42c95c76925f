/** Writes what docs say of protocol, settings and elements from the tables the code itself uses; `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as protocol from '@komentar/protocol';
import { SETTINGS } from '@komentar/server';
import { customElements, withTables } from './embedding.mjs';
import { ROOT } from './freshness.mjs';

/**
 * What of a valibot schema is read here.
 * @typedef {object} Shape
 * @property {string} type
 * @property {Shape[]} [pipe]
 * @property {Record<string, Shape>} [entries]
 * @property {Shape} [wrapped]
 * @property {Shape} [item]
 * @property {Shape} [value]
 * @property {any} [requirement]
 * @property {any} [default]
 * @property {unknown} [literal]
 * @property {any[]} [options]
 * @property {string} [key]
 */

/** Longest list of words that is written out in a cell. */
const MAX_WORDS = 20;

/** @param {string} text */
const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;

/** @param {readonly string[]} words */
const oneOf = (words) =>
  words
    .slice(0, MAX_WORDS)
    .map((word) => code(word))
    .join(', ');

/**
 * The limits a pipe adds, each as a phrase.
 * @type {Record<string, (requirement: any) => string | undefined>}
 */
const LIMITS = {
  min_length: (n) => `at least ${n}`,
  max_length: (n) => `at most ${n}`,
  min_value: (n) => `at least ${n}`,
  max_value: (n) => `at most ${n}`,
  integer: () => 'whole',
  email: () => 'an e-mail address',
  uuid: () => 'a UUID',
  regex: (pattern) => `matches ${code(pattern.source)}`,
};

/** @param {Shape} schema */
const limitsOf = (schema) =>
  (schema.pipe ?? []).slice(1).flatMap((step) => LIMITS[step.type]?.(step.requirement) ?? []);

/**
 * A type in a few words.
 * @type {Record<string, (schema: Shape) => string>}
 */
const TYPES = {
  string: () => 'text',
  unknown: () => 'anything',
  number: () => 'number',
  boolean: () => 'true or false',
  literal: ({ literal }) => code(JSON.stringify(literal)),
  picklist: ({ options = [] }) => `one of ${oneOf(options)}`,
  array: ({ item }) => `list of ${item ? typeOf(item) : 'anything'}`,
  record: ({ value }) => `object of ${value ? typeOf(value) : 'anything'} by name`,
  strict_object: (schema) => nameOf(schema) ?? `{ ${fieldsOf(schema).map(inline).join('; ')} }`,
  optional: ({ wrapped }) => (wrapped ? typeOf(wrapped) : ''),
  nullable: ({ wrapped }) => `${wrapped ? typeOf(wrapped) : ''} or \`null\``,
  variant: (schema) => nameOf(schema) ?? (schema.options ?? []).map(typeOf).join(' or '),
  union: ({ options = [] }) => options.map(typeOf).join(' or '),
};

/** @param {Shape} schema */
function typeOf(schema) {
  const type = TYPES[schema.type]?.(schema);
  if (type === undefined) throw new Error(`no words for a schema of type ${schema.type}`);
  return [type, ...limitsOf(schema)].join(', ');
}

/** @param {[string, Shape]} field */
const inline = ([name, schema]) =>
  `${code(name)}${schema.type === 'optional' ? ' (optional)' : ''}: ${typeOf(schema)}`;

/**
 * @param {Shape} schema
 * @returns {[string, Shape][]}
 */
const fieldsOf = (schema) => Object.entries(schema.entries ?? {});

/**
 * Views: objects that stand in several places and are described once. Found by identity of their fields.
 * @type {Map<string, { name: string, schema: Shape }>}
 */
const views = new Map();

/** @param {Shape} schema */
const keyOf = (schema) =>
  fieldsOf(schema)
    .map(([name]) => name)
    .join(',');

/** Objects with a name of their own in the documentation, by their fields. */
const VIEW_NAMES = {
  comment: 'id,parentId,rootId,depth,status,version,html,author,createdAt,replyCount',
  'own comment':
    'id,parentId,rootId,depth,status,version,html,author,createdAt,replyCount,clientId,reason',
  thread: 'id,key,total,seq,state',
  decision: 'id,commentId,move,from,to,reason,note,by,at,undone',
  card: 'id,site,status,version,text,html,createdAt,author,thread,parent,signals,decision',
  signal: 'check,code,advice,rule,ruleVersion,ruleName,matches,spans',
  moderator: 'id,name,email,role,sites',
  conflict: 'status,version,decision',
  'log entry': 'site,n,at,by,act,target,authorId,detail,prev,hash',
  'told entry': 'site,n,at,by,act,target,authorId,detail,prev,hash,about',
};

/** @param {Shape} schema */
function nameOf(schema) {
  const found = Object.entries(VIEW_NAMES).find(([, fields]) => fields === keyOf(schema));
  if (!found) return undefined;
  const [name] = found;
  views.set(name, { name, schema });
  return `[${name}](#${name.replaceAll(' ', '-')}-view)`;
}

/** @param {Shape} schema */
const defaultOf = (schema) => {
  if (schema.type !== 'optional') return '';
  return schema.default === undefined
    ? 'optional'
    : `optional, ${code(JSON.stringify(schema.default))}`;
};

/**
 * @param {Shape} schema an object
 * @param {string} none what to say where it has no fields
 */
const fieldTable = (schema, none) => {
  const rows = fieldsOf(schema).map(
    ([name, field]) => `| ${code(name)} | ${typeOf(field)} | ${defaultOf(field)} |`,
  );
  return rows.length === 0
    ? none
    : ['| field | what it is | |', '|---|---|---|', ...rows].join('\n');
};

/** @param {Shape} schema */
const resultOf = (schema) => {
  if (schema.type === 'union')
    return (schema.options ?? []).map((option) => fieldTable(option, '')).join('\n\nor\n\n');
  return fieldTable(schema, 'An empty object.');
};

/** @param {[string, any]} command */
const commandSection = ([name, { does, input, result }]) =>
  [
    `### ${code(name)}`,
    does,
    fieldTable(input, 'No input: an empty object.'),
    'Result:',
    resultOf(result),
  ].join('\n\n');

/** @param {'reader' | 'desk'} audience */
const commandsOf = (audience) =>
  Object.entries(protocol.COMMANDS)
    .filter(([, command]) => command.audience === audience)
    .map(commandSection)
    .join('\n\n');

const WHO = {
  reader: 'everyone who follows the thread',
  author: 'the author only',
  desk: 'moderators of the site',
};

/** @param {[string, any]} notice */
const noticeSection = ([name, { tells, audience, schema }]) =>
  [
    `### ${code(name)}`,
    `${tells} To ${WHO[/** @type {keyof typeof WHO} */ (audience)]}.`,
    fieldTable(schema, ''),
  ].join('\n\n');

/** @param {{ name: string, schema: Shape }} view */
const viewSection = ({ name, schema }) =>
  [`### ${name[0]?.toUpperCase()}${name.slice(1)} view`, fieldTable(schema, '')].join('\n\n');

/** Sections of all views met so far; describing one may bring in others. */
const viewSections = () => {
  const sections = new Map();
  for (let before = -1; before !== views.size;) {
    before = views.size;
    for (const view of [...views.values()])
      if (!sections.has(view.name)) sections.set(view.name, viewSection(view));
  }
  return [...sections.values()].join('\n\n');
};

const errorTable = () =>
  [
    '| code | HTTP status | meaning |',
    '|---|---|---|',
    ...Object.entries(protocol.ERRORS).map(
      ([name, { status, meaning }]) => `| ${code(name)} | ${status} | ${meaning} |`,
    ),
  ].join('\n');

const limitTable = () =>
  [
    '| limit | |',
    '|---|---|',
    `| a message over the socket | ${protocol.SOCKET_BYTES} bytes |`,
    `| a request body over HTTP | ${protocol.HTTP_BYTES} bytes |`,
    `| threads in one request for totals | ${protocol.MAX_TOTALS} |`,
    `| items on a page | ${protocol.PAGE_ITEMS}, at most ${protocol.MAX_PAGE_ITEMS} |`,
    `| replies that come with a root comment | ${protocol.REPLIES_WITH_ROOT} |`,
    `| missed changes that are sent one by one | ${protocol.MAX_CHANGES} |`,
  ].join('\n');

const HEADER =
  '<!-- Generated by scripts/generate-docs.mjs from the code; edit the code instead. -->';

const protocolPage = () => {
  const body = [
    '# Protocol',
    'Every command can be sent two ways, with the same meaning and the same answer:',
    `- over HTTP: \`POST ${protocol.API_PATH}/<name>\` with the input as JSON and \`Content-Type: application/json\`;\n- over Socket.IO at the path \`${protocol.LIVE_PATH}\`: \`socket.emit(name, input, ack)\`, in the namespace \`/\` for readers and \`${protocol.DESK_NAMESPACE}\` for the desk.`,
    'The answer is `{ "ok": true, "value": … }` or `{ "ok": false, "error": { "code", "message", "field"?, "retryAfterMs"?, "incident"?, "conflict"? } }`. Unknown keys are refused. Lengths of text are counted in UTF-16 code units; times are milliseconds since 1970.',
    "A reader sends the token of `session:open` as `Authorization: Bearer …` or as the handshake's `auth.token`; a script of the desk does the same with its token. The dashboard uses a cookie.",
    '## Reads that a cache can keep',
    `\`GET ${protocol.API_PATH}/thread?site=&thread=|url=&sort=&after=&limit=&at=&root=\` answers what \`thread:read\` has as its value, and \`GET ${protocol.API_PATH}/totals?site=&thread=…&thread=…&url=…\` what \`totals:read\` has: public data only, the same bytes for everyone, with an \`ETag\`. Neither cookies nor tokens are looked at.`,
    "## Readers' commands",
    commandsOf('reader'),
    '## Commands of the desk',
    commandsOf('desk'),
    '## Notices',
    'What the server tells over the live connection without being asked. `seq` grows by one with every change of a thread or queue; a client that misses one asks with `thread:join { since }` or reads the queue anew.',
    Object.entries(protocol.NOTICES).map(noticeSection).join('\n\n'),
  ];
  return [
    HEADER,
    ...body,
    '## Views',
    viewSections(),
    '## Codes',
    errorTable(),
    '## Sizes',
    limitTable(),
    '',
  ].join('\n\n');
};

/** @param {[string, any]} setting */
const settingRow = ([name, { default: fixed, fallback, does }]) => {
  const shown = fallback ?? (fixed === '' ? 'empty' : code(fixed));
  return `| ${code(name)} | ${shown} | ${does} |`;
};

const settingsPage = () =>
  [
    HEADER,
    '# Settings',
    'Each setting is an environment variable, or a key of the same name in `komentar.config.json` beside which the server is started; the environment wins. None is required. All are checked at the start, names nobody knows included, and everything that is wrong is listed at once.',
    [
      '| name | default | what it does |',
      '|---|---|---|',
      ...Object.entries(SETTINGS).map(settingRow),
    ].join('\n'),
    'Keys are no settings: they are made at the first start in `keys.json` in the data folder, readable by the owner of the file only.',
    '',
  ].join('\n\n');

/** Written by hand but for the tables in it. */
const embeddingPage = () => withTables(readFileSync(join(ROOT, 'docs/embedding.md'), 'utf8'));

const PAGES = {
  'docs/protocol.md': protocolPage,
  'docs/settings.md': settingsPage,
  'docs/embedding.md': embeddingPage,
  'packages/widget/custom-elements.json': customElements,
};

const checkOnly = process.argv.includes('--check');
for (const [path, write] of Object.entries(PAGES)) {
  const file = join(ROOT, path);
  const text = write();
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (text === before) continue;
  if (checkOnly) {
    console.error(`${path} is out of step with the code. Run: node scripts/generate-docs.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
}
