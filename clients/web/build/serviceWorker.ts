import { createHash } from 'node:crypto';
import { build, type Plugin, type Rolldown } from 'vite';

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
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: await script(version, assets) });
    },
  };
}

/** In one file, and no module: not every browser takes modules as service workers. */
async function script(version: string, assets: string[]): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { __VERSION__: JSON.stringify(version), __ASSETS__: JSON.stringify(assets) },
    build: {
      write: false,
      copyPublicDir: false,
      target: 'es2022',
      lib: { entry: 'src/serviceWorker.js', formats: ['iife'], name: 'worker', fileName: 'sw' },
    },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  if (!output) throw new Error('the service worker was not built');
  return output.output[0].code;
}
