/** What every way of showing the demo is given. */
import type { Home } from '../hosts/home.ts';
import type { Organisation } from '../identity-center/organisation.ts';

export interface Stage {
  /** The folder with Daypass's package.json. */
  readonly appDir: string;
  readonly home: Home;
  readonly organisation: Organisation;
}
