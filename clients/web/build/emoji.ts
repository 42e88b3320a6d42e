import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const languages = ['en', 'ru'];
/** What fonts have everywhere by now; the newest would be empty boxes. */
const newestVersion = 15.1;
/** Parts of others: skin tones, hair. */
const components = 2;

interface Source {
  hexcode: string;
  emoji: string;
  label: string;
  tags?: string[];
  group?: number;
  order?: number;
  version: number;
  skins?: { emoji: string; tone: number | number[] }[];
}

/** `emoji-data/<language>.json`: of emojibase's data what the picker and the completion need, a third of it. */
export function emojiData(): Plugin {
  const directory = join(import.meta.dirname, '../node_modules/.cache/emoji-data');
  return {
    name: 'emoji-data',
    config() {
      mkdirSync(directory, { recursive: true });
      for (const language of languages) {
        writeFileSync(join(directory, `${language}.json`), JSON.stringify(trim(language)));
      }
      return { resolve: { alias: { 'emoji-data': directory } } };
    },
  };
}

function trim(language: string) {
  const sources = read<Source[]>(`${language}/data.json`);
  const english = read<Record<string, string | string[]>>('en/shortcodes/emojibase.json');
  return sources
    .filter(({ group, version }) => group !== undefined && group !== components && version <= newestVersion)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ emoji, label, tags = [], group, hexcode, skins = [] }) => {
      const tones = skins.filter(({ tone }) => typeof tone === 'number').map((skin) => skin.emoji);
      const codes = [english[hexcode] ?? []].flat();
      return [emoji, label, codes, tags.join(' '), group, ...(tones.length === 5 ? [tones] : [])];
    });
}

function read<T>(path: string): T {
  const require = createRequire(import.meta.url);
  return JSON.parse(readFileSync(require.resolve(`emojibase-data/${path}`), 'utf8')) as T;
}
