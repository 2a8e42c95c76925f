/** Lint rules: strict and type-aware for all code of ours, and the house rules that an import test cannot see. */
import eslint from '@eslint/js';
import globals from 'globals';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import regexp from 'eslint-plugin-regexp';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const SOURCES = ['packages/*/src/**/*.ts'];
const ELEMENTS = ['packages/{widget,dashboard}/src/**/*.ts'];
const DOMAIN = ['packages/domain/src/**/*.ts'];
const TESTS = ['test/**/*.ts'];
const TOOLS = ['scripts/**/*.mjs', '*.config.ts'];
/** Not type-aware: plugins whose types NodeNext cannot read, and the small programs that tests start. */
const CONFIGS = ['*.config.mjs', 'test/**/*.mjs'];

/** Everything that turns text into elements past the sanitiser. */
const HTML_SINKS =
  '/^(innerHTML|outerHTML|insertAdjacentHTML|setHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment)$/';

/** Restrictions by syntax; the rule has one list per file, so each group of files lists all that hold for it. */
const RESTRICTED = {
  defaultExport: [
    {
      selector: 'ExportDefaultDeclaration',
      message: 'Export by name: a name is found by search and kept by renames.',
    },
  ],
  html: [
    {
      selector: `MemberExpression[property.name=${HTML_SINKS}], MemberExpression[property.value=${HTML_SINKS}]`,
      message: 'HTML enters the DOM in render/safe-html.ts only.',
    },
    {
      selector: 'TemplateElement[value.raw=/\\.(innerHTML|outerHTML|srcdoc)\\s*=/i]',
      message: 'HTML enters the DOM in render/safe-html.ts only.',
    },
    {
      selector:
        'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
      message: 'HTML enters the DOM in render/safe-html.ts only.',
    },
  ],
  styleAttribute: [
    {
      selector:
        'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/i]',
      message:
        'A strict content security policy blocks style attributes: use a class or style.setProperty.',
    },
  ],
  impure: [
    {
      selector:
        'MemberExpression[object.name="Date"][property.name="now"], CallExpression[callee.name="Date"]',
      message: 'The domain has no clock: take `now` as a parameter.',
    },
    {
      selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
      message: 'The domain has no clock: take `now` as a parameter.',
    },
    {
      selector: 'MemberExpression[object.name="Math"][property.name="random"]',
      message: 'The domain has no dice: take the chosen value as a parameter.',
    },
  ],
};

const restricted = (/** @type {(keyof typeof RESTRICTED)[]} */ ...groups) => ({
  'no-restricted-syntax': /** @type {const} */ ([
    'error',
    ...groups.flatMap((group) => RESTRICTED[group]),
  ]),
});

const UNSAFE_DIRECTIVES = [
  {
    group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*'],
    message: 'Unsafe directives bypass the sanitiser and Trusted Types: use render/safe-html.ts.',
  },
  {
    group: ['lit/directives/style-map*', 'lit-html/directives/style-map*'],
    message:
      'A strict content security policy blocks style attributes: use a class or style.setProperty.',
  },
];

export default defineConfig(
  { ignores: ['**/dist/', '**/public/', '.cache/', 'data/', 'coverage/', 'examples/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  regexp.configs['flat/recommended'],
  { rules: { 'regexp/match-any': ['error', { allows: ['[^]', '[\\s\\S]', 'dotAll'] }] } },
  // On long bounded repetitions, which finding links in linear time needs, this analysis ends in an exception.
  { files: ['packages/domain/src/moderation/**'], rules: { 'regexp/no-dupe-disjunctions': 'off' } },
  {
    files: [...SOURCES, ...TESTS, ...TOOLS],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A number in a text is what its author meant; an object or undefined is not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNever: true },
      ],
      // `() => list.push(x)` where nobody looks at the answer is clear enough.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Texts are taken apart into code points on purpose; graphemes have a function of their own.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // An element class may hold nothing but statics, a promise-returning port may have nothing to await.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/require-await': 'off',
      // A switch counts once: its cases are checked for completeness instead.
      complexity: ['error', { max: 10, variant: 'modified' }],
      'max-params': ['error', 3],
      'no-console': 'error',
      'object-shorthand': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: SOURCES,
    rules: {
      'max-lines': ['error', 350],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      ...restricted('defaultExport', 'html'),
    },
  },
  { files: DOMAIN, rules: restricted('defaultExport', 'html', 'impure') },
  {
    files: ELEMENTS,
    extends: [
      lit.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    languageOptions: { globals: globals.browser },
    settings: { wc: { elementBaseClasses: ['LitElement'] }, litHtmlSources: true },
    rules: {
      ...restricted('defaultExport', 'html', 'styleAttribute'),
      'no-restricted-imports': ['error', { patterns: UNSAFE_DIRECTIVES }],
      // Every element of ours extends LitElement, which has them all.
      'wc/guard-super-call': 'off',
      // Lit calls event listeners in templates with the element as `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['packages/{widget,dashboard}/src/render/safe-html.ts'],
    rules: restricted('defaultExport', 'styleAttribute'),
  },
  { files: ['packages/server/src/{cli/**/*,main}.ts'], rules: { 'no-console': 'off' } },
  {
    files: TESTS,
    rules: {
      // A test that reaches for what must be there fails right there, which is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['test/bench/**/*.ts', 'test/support/nothing-skipped.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: CONFIGS, languageOptions: { globals: globals.node } },
  {
    files: TOOLS,
    languageOptions: { globals: globals.node },
    rules: {
      'no-console': 'off',
      // JSON that these scripts wrote themselves, or that npm did.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
);
