/** How main, preload and page are built into out/. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { locales } from './src/shared/messages/languages.ts';

// Only `electron` stays outside the bundles: every npm package the app uses is a devDependency and is bundled.
export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      rolldownOptions: { input: { main: 'src/main/main.ts', 'text-thread': 'src/main/app/text-thread-entry.ts' } },
    },
  },
  preload: {
    // A sandboxed preload is a single CommonJS file.
    build: {
      rolldownOptions: { input: 'src/preload/preload.ts', output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), withoutOtherLanguages()],
    build: {
      minify: true,
      // One file, as it comes from the disk: of 1080 kB about 460 are Daypass's own code and texts (250 the texts), 220 React's, 240 React
      // Aria's (each part imported by itself), 50 i18next's and 30 those of the long lists. With each page but the first in a file of its
      // own an earlier build had 700 of 784 kB left to be loaded at the start, in 223 instead of 227 ms of CPU; and each of them would
      // have opened with a gap. Beyond the limit somebody has to look what has come in.
      chunkSizeWarningLimit: 1150,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
});

/** React Aria brings its own words in 34 languages, 75 kB of the page's script; Daypass speaks a few of them. */
function withoutOtherLanguages(): Plugin {
  const others = new RegExp(`react-aria.*/intl/\\w+/(?!(?:${locales.join('|')})-)\\w\\w-\\w\\w\\.m?js$`);
  return {
    name: 'daypass:without-other-languages',
    enforce: 'pre',
    load: {
      filter: { id: others },
      handler: () => 'export default {};',
    },
  };
}
