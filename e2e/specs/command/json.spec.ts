/** What `--json` prints has exactly the fields that docs/command.md names: scripts read them by name. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

/** The names of the fields of each kind of object, by where it stands in the whole: `sessions[].chained[]`. */
type Fields = Readonly<Record<string, readonly string[]>>;

/** Those of each command, as the table of the document has them. */
function documented(): Readonly<Record<string, Fields>> {
  const text = fs.readFileSync(path.join(import.meta.dirname, '../../../docs/command.md'), 'utf8');
  const rows = text.slice(text.indexOf('\n## JSON\n')).matchAll(/^\| `([^`]+) --json` *\| ([^|]+) \| (.+) \|$/gm);
  const all: Record<string, Record<string, readonly string[]>> = {};
  for (const [, command = '', object = '', fields = ''] of rows)
    (all[command] ??= {})[object.replaceAll('`', '').trim()] = [...fields.matchAll(/`(\w+)`/g)]
      .map(([, name = '']) => name)
      .toSorted();
  return all;
}

/** Of every object that is in `value`; all of the same place have the same. What `params` of a finding has depends on its code. */
function fieldsOf(value: unknown, place = ''): Fields {
  if (typeof value !== 'object' || value === null || place.endsWith('.params')) return {};
  const found: Record<string, readonly string[]> = Array.isArray(value)
    ? {}
    : { [place === '' ? 'the whole' : place]: Object.keys(value).toSorted() };
  const within = Array.isArray(value)
    ? value.map((one) => fieldsOf(one, `${place}[]`))
    : Object.entries(value).map(([name, one]) => fieldsOf(one, place === '' ? name : `${place}.${name}`));
  for (const [where, names] of within.flatMap((fields) => Object.entries(fields))) {
    expect(names, where).toEqual(found[where] ?? names);
    found[where] = names;
  }
  return found;
}

const role = '\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\n';
const config =
  sessionConfig({ profiles: [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' }] }) +
  sessionConfig({ name: 'labs' }) +
  '[profile deploy]\nrole_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = dev\n' +
  `[profile lost]\nsso_session = gone${role}[profile mine]\nregion = eu-west-1\n`;

/** The others tell of all sessions, or of none. */
const ofSession: ReadonlySet<string> = new Set(['accounts', 'roles']);

test('every object of every command has the fields of the document, and no others', async ({
  daypass,
  home,
  organisation,
}) => {
  home.writeConfig(config);
  await signedIn(home, organisation);
  expect(await daypass.run('keys', 'write', '--profile', 'dev')).toMatchObject({ code: 0 });
  const inDocument = documented();
  const printed = Object.keys(inDocument).map(async (command) => {
    const session = ofSession.has(command) ? ['--session', 'corp'] : command === 'inspect' ? ['--profile', 'dev'] : [];
    // A variable is a finding in no file.
    const env = { AWS_REGION: 'eu-west-1' };
    const { out } = await daypass.start([...command.split(' '), ...session, '--json'], env).ended;
    return [command, fieldsOf(JSON.parse(out))] as const;
  });
  expect(Object.fromEntries(await Promise.all(printed))).toEqual(inDocument);
});

test('the document names every command that has --json', async ({ daypass }) => {
  const { out } = await daypass.run('man');
  const withJson = out
    .replaceAll('\\-', '-')
    .split('\n.SS daypass ')
    .filter((section) => section.includes('\n\\fB--json\\fR\n'))
    .map((section) => section.slice(0, section.indexOf(' [')));
  expect(withJson.toSorted()).toEqual(Object.keys(documented()).toSorted());
});
