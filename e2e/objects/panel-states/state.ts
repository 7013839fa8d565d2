/** A state of the panel that people see: how it is reached, for whoever looks at all of them. */
import type { DaypassHost } from '../../hosts/driver.ts';
import type { Home } from '../../../testing/home.ts';
import type { Organisation, OrganisationOptions } from '../../../testing/identity-center/organisation.ts';
import type { Panel } from '../panel.ts';
import { signedIn } from '../signed-in.ts';

export interface Scene {
  readonly app: DaypassHost;
  readonly home: Home;
  readonly organisation: Organisation;
  readonly panel: Panel;
}

/** Before the app starts. */
export type Desk = Omit<Scene, 'app' | 'panel'>;

export interface PanelState {
  /** The text of `~/.aws/config`: the session `corp` if not given; empty for no file. */
  readonly config?: string;
  /** What differs from an organisation with three accounts. */
  readonly organisation?: Partial<OrganisationOptions>;
  readonly before?: (desk: Desk) => Promise<unknown> | void;
  readonly reach: (scene: Scene) => Promise<unknown>;
  /** Accounts or roles are still being listed in it: whoever waits until all is there would wait in vain. */
  readonly isListing?: boolean;
  /** What it is about lies below the edge of the window: a picture of it is as high as its page. */
  readonly isTall?: boolean;
  /** The only part to be looked at: React Aria hides the page behind an open list from screen readers by itself. */
  readonly only?: string;
}

export type PanelStates = Readonly<Record<string, PanelState>>;

export const signedInBefore = ({ home, organisation }: Desk): Promise<unknown> => signedIn(home, organisation);
