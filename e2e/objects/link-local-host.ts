/**
 * A computer that has the address of Amazon ECS, as Docker gives it the gateway of a network: for a test that may not change the
 * network of the computer it runs on. Started in a network of its own (`unshare --net`), it brings up that address, an organisation and a
 * home, runs `daypass` with its arguments, and prints what that said as JSON.
 *
 * `node link-local-host.ts FOLDER ARGUMENT ...`
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { sessionConfig } from '../../testing/config.ts';
import { createHome } from '../../testing/home.ts';
import { startOrganisation } from '../../testing/identity-center/organisation.ts';
import { daypassCommand } from './daypass-command.ts';
import { signedIn } from './signed-in.ts';

const [, , folder = '', ...args] = process.argv;
execFileSync('ip', ['link', 'set', 'lo', 'up']);
execFileSync('ip', ['address', 'add', '169.254.170.2/32', 'dev', 'lo']);
await using organisation = await startOrganisation({ accounts: 2, interval: 1 });
const home = createHome(path.join(folder, 'home'));
home.writeConfig(sessionConfig({ profiles: [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' }] }));
await signedIn(home, organisation);
const daypass = daypassCommand(home, organisation);
const inside = { TEST_IN_CONTAINER: JSON.stringify(organisation.env) };
console.log(JSON.stringify(await daypass.start(args, inside).ended));
