/**
 * How the `daypass` command is built, for the Node of whoever runs it: `--mode first` makes daypass.js, in which is what programs ask
 * for again and again, and `--mode whole` the file that it loads for everything else. To read one file with all of it takes three
 * times as long as a Node that does nothing. Both are CommonJS: an ECMAScript module that imports `node:fs` makes Node load its streams
 * as well, which takes half as long as the whole of Node, and one that imports `node:http` its client for `fetch`.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import packageJson from './package.json' with { type: 'json' };

/** Older ones lack functions that are used (`Promise.withResolvers`, `URL.parse`). README and docs/command.md name it too. */
const oldestNode = 22;

const whole = fileURLToPath(new URL('src/cli/whole.ts', import.meta.url));

/** Says that the files are CommonJS, whatever the folders above say. */
const kindOfModules: Plugin = {
  name: 'kind-of-modules',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' });
  },
};

export default defineConfig(({ mode }) => ({
  define: { DAYPASS_VERSION: JSON.stringify(packageJson.version), DAYPASS_OLDEST_NODE: String(oldestNode) },
  ssr: { noExternal: true },
  plugins: mode === 'whole' ? [] : [kindOfModules],
  build: {
    ssr: mode === 'whole' ? whole : 'src/cli/main.ts',
    outDir: 'out/cli',
    emptyOutDir: mode !== 'whole',
    target: `node${oldestNode}`,
    minify: true,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      external: (id) => mode !== 'whole' && id.endsWith('/whole.ts'),
      output: {
        format: 'cjs',
        entryFileNames: mode === 'whole' ? 'whole.js' : 'daypass.js',
        paths: { [whole]: './whole.js' },
        banner: mode === 'whole' ? '' : '#!/usr/bin/env node',
        codeSplitting: false,
        // `import()` would read the second file as an ECMAScript module.
        dynamicImportInCjs: false,
      },
    },
  },
}));
