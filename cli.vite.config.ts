/** How the `daypass` command is built: one file, for the Node of whoever runs it. */
import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };

export default defineConfig({
  define: { DAYPASS_VERSION: JSON.stringify(packageJson.version) },
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'out/cli',
    target: 'node20',
    minify: true,
    // What a command does not need is not run: a dynamic import in one file is carried out when it is reached.
    rolldownOptions: { output: { entryFileNames: 'daypass.js', codeSplitting: false, banner: '#!/usr/bin/env node' } },
  },
});
