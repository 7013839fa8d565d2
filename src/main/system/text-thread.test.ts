/** Long texts are worked on in the thread and short ones where they are; a thread that ends costs an error and no more. */
import { Session } from 'node:inspector/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { usualTemplate } from '../../shared/profile-names.ts';
import type { ProfileRequest } from '../../shared/profile-plans.ts';
import { configWork } from '../aws/config/work.ts';
import { doctorWork } from '../doctor/doctor-work.ts';
import { machine } from '../../../testing/support/doctor-inputs.ts';
import { profileWork } from '../profiles/profile-work.ts';
import { regionWork } from '../sign-in/region-work.ts';
import { inTextThread, mostAtOnce, setTextThread } from './text-thread.ts';

const entry = new URL('../app/text-thread-entry.ts', import.meta.url);
const session = '[sso-session corp]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = eu-west-1\n';
/** With something to mend, so that there is a cure to be planned. */
const textOf = (profiles: number): string =>
  `${session}[profile odd]\nsso_session = corp # ours\n` +
  Array.from({ length: profiles }, (_, at) => `[profile p${at}]\nsso_session = corp\nregion = eu-west-1\n`).join('');

const added = { name: 'x', startUrl: 'https://d-2.awsapps.com/start', region: 'eu-west-1' };
const request: ProfileRequest = {
  roles: [{ session: 'corp', accountId: '111111111111', accountName: null, roleName: 'R' }],
  template: usualTemplate,
  region: null,
  output: null,
  clashes: 'leave-out',
  remove: [],
};

/** Everything that is done with a file's text. */
async function wholeWay(text: string): Promise<readonly unknown[]> {
  const input = machine({ config: text });
  const report = await doctorWork.makeReport(input, new Set(['sso-session:corp']));
  const texts = { config: text, credentials: '' };
  return [
    report,
    await configWork.readConfig(text),
    await doctorWork.countConfigProblems(input),
    await configWork.editedText(text, [], 'config'),
    await configWork.textWithSession(text, added),
    await configWork.sessionNames(text),
    await configWork.lendsTooMuch(text),
    await profileWork.assumedRolesOf(texts),
    await doctorWork.planCure(input, report.findings[0]?.id ?? '', ''),
    await doctorWork.findingsText(input, 'en'),
    await doctorWork.commandOf(input, report.findings[0]?.id ?? ''),
    await doctorWork.bundlesNamed(texts),
    await profileWork.previewConversion('f', text, null),
    await profileWork.conversionEdits(text, null),
    await profileWork.previewSession('f', text, added),
    await profileWork.previewReplacement(text, ''),
    await profileWork.replacementDigest(text, ''),
    await profileWork.previewProfiles('f', texts, request, []),
    await profileWork.profileEdits(texts, request, []),
    await regionWork.regionEdits(text, { id: 'sso-session:corp', startUrl: 'https://d-1.awsapps.com/start' }, 'x'),
  ];
}

/** For the words of a module that is the thread. */
const module = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const long = 'x'.repeat(mostAtOnce);

afterEach(() => setTextThread(null));

test('the thread comes to the same as the functions themselves', async () => {
  const text = textOf(800);
  expect(text.length).toBeGreaterThan(mostAtOnce);
  const here = await wholeWay(text);
  setTextThread(entry);
  expect(await wholeWay(text)).toEqual(here);
});

describe('what is done where it is called', () => {
  const inspector = new Session();
  beforeAll(async () => {
    inspector.connect();
    await inspector.post('Profiler.enable');
    await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  });
  afterAll(async () => {
    await inspector.post('Profiler.stopPreciseCoverage');
    inspector.disconnect();
  });
  /** How often functions and their blocks were carried out in this thread: counted, so that the machine's speed is nothing. */
  const countOf = async (text: string): Promise<number> => {
    await inspector.post('Profiler.takePreciseCoverage');
    await wholeWay(text);
    const { result } = await inspector.post('Profiler.takePreciseCoverage');
    const ours = result.filter(({ url }) => /\/src\/main\/(?!.*test)/.test(url));
    const ranges = ours.flatMap(({ functions }) => functions.flatMap((one) => one.ranges));
    return ranges.reduce((sum, range) => sum + range.count, 0);
  };

  test('does not grow with the text, and is next to nothing', async () => {
    const here = await countOf(textOf(800));
    setTextThread(entry);
    await wholeWay(textOf(800));
    const once = await countOf(textOf(800));
    const fourTimes = await countOf(textOf(3200));
    expect(once).toBeLessThan(here / 100);
    expect(fourTimes).toBeLessThan(once * 1.2);
  });
});

test('a short text starts no thread', async () => {
  setTextThread(module('throw new Error("nobody is to start this")'));
  expect(await configWork.sessionNames(session)).toEqual(['corp']);
  const count = inTextThread('test', { count: (text: string) => text.length });
  expect(await count.count('x'.repeat(mostAtOnce - 10))).toBe(mostAtOnce - 10);
});

test.each([
  ['is not there', new URL('file:///nowhere/thread.js')],
  ['cannot be run', module('this is no JavaScript')],
  ['gives up before it has done anything', module('process.exit(1)')],
])('a thread that %s is done without', async (_, url) => {
  setTextThread(url);
  const both = [configWork.sessionNames(session + long), configWork.sessionNames(`${session}# ${long}`)];
  expect(await Promise.all(both)).toEqual([['corp'], ['corp']]);
  expect(await configWork.sessionNames(session + long)).toEqual(['corp']);
});

test('a thread that ends in the middle fails what it was asked, and the next one does the rest', async () => {
  setTextThread(
    module(`import { parentPort } from 'node:worker_threads';
      let count = 0;
      parentPort.on('message', ({ id }) => {
        if (count++ > 0) process.exit(1);
        parentPort.postMessage({ id, value: ['answered'] });
      });`),
  );
  expect(await configWork.sessionNames(long)).toEqual(['answered']);
  await expect(configWork.sessionNames(long)).rejects.toThrow('has ended');
  expect(await configWork.sessionNames(long)).toEqual(['answered']);
});

test('what a function throws is thrown by its promise', async () => {
  setTextThread(entry);
  await expect(configWork.sessionNames([long] as never)).rejects.toThrow(TypeError);
  expect(await configWork.sessionNames(session + long)).toEqual(['corp']);
});
