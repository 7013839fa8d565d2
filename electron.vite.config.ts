/** How main, preload and page are built into out/. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Only `electron` stays outside the bundles: every npm package the app uses is a devDependency and is bundled.
export default defineConfig({
  main: {
    build: { sourcemap: true, rolldownOptions: { input: 'src/main/main.ts' } },
  },
  preload: {
    // A sandboxed preload is a single CommonJS file.
    build: {
      rolldownOptions: { input: 'src/preload/preload.ts', output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: { minify: true, rolldownOptions: { input: 'src/renderer/index.html' } },
  },
});
