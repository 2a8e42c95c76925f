/** Markdown around an address or around HTML, in every form a reader can write. */
import type { Seed } from './html-seeds.js';

/** Markdown in which an address stands. */
export const markdownPlaces: readonly Seed[] = [
  (url) => `[baca](${url})`,
  (url) => `[baca](<${url}>)`,
  (url) => `[baca](${url} "judul")`,
  (url) => `[baca](${url} 'j" onmouseover="__pwned()')`,
  (url) => `![foto](${url})`,
  (url) => `[![foto](${url})](${url})`,
  (url) => `<${url}>`,
  (url) => `[baca][a]\n\n[a]: ${url}`,
  (url) => `[baca][a]\n\n[a]: <${url}> "j"`,
  (url) => `[a]: ${url}\n\n[a] ![a]`,
  (url) => `> - [baca](${url})`,
  (url) => `**[b\\]aca](${url.replace(/[:()]/g, '\\$&')})**`,
  (url) => `[baca](https://koran.example/ "${url}")`,
  (url) => `[<a href="${url}">baca</a>](${url})`,
  (url) => `[baca](https://koran.example/"><a href=${url}>)`,
  (url) => `\`[baca](${url})\` ${url}`,
  (url) => `~~[baca](${url})~~ https://koran.example/${url}`,
];

/** Markdown around HTML that should stay text in all of it. */
export const markdownWrappers: readonly Seed[] = [
  (html) => `> ${html}`,
  (html) => `- ${html}`,
  (html) => `1. ${html}`,
  (html) => `**${html}**`,
  (html) => `~~_${html}_~~`,
  (html) => `\`${html}\``,
  (html) => `\`\`\`html\n${html}\n\`\`\``,
  (html) => `\`\`\`${html}\nkode\n\`\`\``,
  (html) => `    ${html}`,
  (html) => `# ${html}\n${html}\n===`,
  (html) => `[${html}](https://koran.example/)`,
  (html) => `![${html}](https://koran.example/a.png)`,
  (html) => `https://koran.example/?q=${html}`,
  (html) => `<https://koran.example/${html}>`,
  (html) => `| a | b |\n|---|---|\n| ${html} | ${html} |`,
  (html) => `\\${html.replace(/</g, '\\<')}`,
  (html) => `Halo\n\n${html}\n\n</p></div></komentar-section>${html}`,
];
