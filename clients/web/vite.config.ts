import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { compress } from './build/compress.ts';
import { emojiData } from './build/emoji.ts';
import { serviceWorker } from './build/serviceWorker.ts';
import manifest from './package.json' with { type: 'json' };

// `npm run dev` proxies to a running gateway; PLATFORM_URL names another one.
const gateway = process.env.PLATFORM_URL ?? 'http://localhost:8080';

export default defineConfig({
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(manifest.version) },
  plugins: [react(), emojiData(), serviceWorker(), compress()],
  server: {
    port: 5173,
    proxy: {
      '/api': gateway,
      '/hubs': { target: gateway, ws: true },
    },
  },
  build: {
    target: 'es2022',
    // The policy has no `data:` source for fonts, and a hashed file is cached for a year.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: 'node',
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    css: false,
  },
});
