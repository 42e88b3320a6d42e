import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** Emits `sw.js` with the list of built files: what the service worker keeps is exactly what this build made. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async generateBundle(_, bundle) {
      const assets = Object.keys(bundle)
        .filter((name) => /\.(?:js|css)$/.test(name) || /inter-(?:latin|cyrillic)-wght-normal.*\.woff2$/.test(name))
        .map((name) => `/${name}`)
        .sort();
      const version = createHash('sha256').update(assets.join('\n')).digest('hex').slice(0, 12);
      const template = await readFile('src/serviceWorker.js', 'utf8');
      const source = template.replace('__VERSION__', version).replace('__ASSETS__', JSON.stringify(assets));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}
