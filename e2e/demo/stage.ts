/** What every way of showing the demo is given. */
import type { Home } from '../../testing/home.ts';
import type { Organisation } from '../../testing/identity-center/organisation.ts';

export interface Stage {
  /** The folder with Daypass's package.json. */
  readonly appDir: string;
  readonly home: Home;
  readonly organisation: Organisation;
  /** How many accounts it has. */
  readonly accounts: number;
}
