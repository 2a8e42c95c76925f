/** What TypeScript knows of the elements, with and without a framework. */
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** As much of the frameworks' types as the elements' own extend. */
const STUBS: Readonly<Record<string, string>> = {
  'react.d.ts': `declare module 'react' {
    export interface HTMLAttributes<T> { className?: string; children?: unknown }
    export type DetailedHTMLProps<E, T> = E & { ref?: (el: T | null) => void; key?: string };
    export namespace JSX { interface IntrinsicElements { div: HTMLAttributes<HTMLElement> } }
  }`,
  'vue.d.ts': `declare module 'vue' {
    export type DefineComponent<P> = new () => { $props: P };
    export interface GlobalComponents { div: DefineComponent<object> }
  }`,
  'svelte.d.ts': `declare module 'svelte/elements' {
    export interface HTMLAttributes<T> { class?: string }
    export interface SvelteHTMLElements { div: HTMLAttributes<HTMLElement> }
  }`,
};

/** What the compiler has to say about a page's own code. */
const complaintsAbout = (code: string): string[] => {
  const files: Record<string, string> = { ...STUBS, 'page.ts': code };
  const at = (name: string) => join(ROOT, 'test/widget', `__${name}`);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const real = { ...host };
  const own = (path: string) => files[path.slice(at('').length)];
  host.fileExists = (path) => own(path) !== undefined || real.fileExists(path);
  host.readFile = (path) => own(path) ?? real.readFile(path);
  host.getSourceFile = (path, language) => {
    const text = own(path);
    return text === undefined
      ? real.getSourceFile(path, language)
      : ts.createSourceFile(path, text, language);
  };
  const program = ts.createProgram(Object.keys(files).map(at), options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
};

describe('types', () => {
  it('[WG136] element, properties and events are known without a framework', () => {
    const right = `import type {} from '@komentar/widget';
      const section = document.querySelector('komentar-section')!;
      section.identity = async ({ reason }) => (reason === 'login' ? 'token' : null);
      section.strings = { heading: 'Diskusi' };
      section.addEventListener('komentar-submitted', ({ detail }) => detail.status === 'published');
      document.addEventListener('komentar-count', ({ detail }) => detail.total.toFixed());`;
    expect(complaintsAbout(right)).toEqual([]);
    const wrong = `import type {} from '@komentar/widget';
      const section = document.querySelector('komentar-section')!;
      section.total = 3;
      section.addEventListener('komentar-submitted', ({ detail }) => detail.nothing);`;
    expect(complaintsAbout(wrong)).toHaveLength(2);
  });

  it('[WG136] React knows elements, attributes and events', () => {
    const page = (props: string) => `import type {} from '@komentar/widget/react';
      import type { JSX } from 'react';
      export const it: JSX.IntrinsicElements['komentar-section'] = { ${props} };`;
    const right = `site: 'koran', thread: '1', 'no-heading': true, identity: async () => null,
      'onkomentar-submitted': ({ detail }) => detail.id, ref: (el) => el?.load()`;
    expect(complaintsAbout(page(right))).toEqual([]);
    expect(complaintsAbout(page("'page-size': 'besar'"))).toHaveLength(1);
  });

  it('[WG136] Vue and Svelte know them too', () => {
    const vue = `import type {} from '@komentar/widget/vue';
      import type { GlobalComponents } from 'vue';
      type Props = InstanceType<GlobalComponents['komentar-section']>['$props'];
      export const it: Props = { thread: '1', onKomentarSubmitted: ({ detail }) => detail.id };`;
    const svelte = `import type {} from '@komentar/widget/svelte';
      import type { SvelteHTMLElements } from 'svelte/elements';
      export const it: SvelteHTMLElements['komentar-section'] = {
        thread: '1', 'onkomentar-submitted': ({ detail }) => detail.id };`;
    expect(complaintsAbout(vue)).toEqual([]);
    expect(complaintsAbout(svelte)).toEqual([]);
  });
});
