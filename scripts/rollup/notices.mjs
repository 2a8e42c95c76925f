/** Rollup plugin: the licence texts of the libraries inside a bundle, which their licences ask to be passed on. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @param {string} moduleId a file in node_modules
 * @returns {string | undefined} the folder of its package: the nearest package.json with a name and a version
 */
function packageFolder(moduleId) {
  for (let folder = dirname(moduleId); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, 'utf8'));
    if (name && version) return folder;
  }
  return undefined;
}

/** @param {string} folder */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text =
    file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version}\n\n${text}\n`;
}

/**
 * @param {string} fileName where in the output folder the texts go
 * @returns {import('rollup').Plugin}
 */
export const notices = (fileName) => ({
  name: 'notices',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle)
      .flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
      .filter((id) => !id.startsWith('\0') && id.includes('/node_modules/'));
    const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
    if (folders.size === 0) return;
    const texts = [...folders].map(notice).sort();
    this.emitFile({ type: 'asset', fileName, source: texts.join(`\n${'-'.repeat(72)}\n\n`) });
  },
});
