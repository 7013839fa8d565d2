/** Says once per run which host runs the app. */
import type { FullConfig, Reporter, Suite } from 'playwright/types/testReporter';

const hosts = {
  'stand-in': 'stand-in (Node + Chromium, no Electron binary)',
  electron: 'real Electron',
} as const;

class HostReporter implements Reporter {
  onBegin(config: FullConfig, suite: Suite): void {
    const used = new Set(suite.allTests().map((test) => test.parent.project()?.use as { host?: keyof typeof hosts }));
    void config;
    for (const name of new Set([...used].map((use) => hosts[use.host ?? 'stand-in']))) console.log(`Host: ${name}`);
  }
  printsToStdio(): boolean {
    return false;
  }
}

// Playwright asks for a default export.
export default HostReporter;
