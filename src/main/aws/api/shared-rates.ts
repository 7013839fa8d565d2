/**
 * Tells other processes of Daypass at which rate a portal takes calls, and hears it from them: each one writes a small file of
 * its own while it calls, and reads those of the others. So no lock is needed, and no process can damage what another one says;
 * what a process that was killed leaves counts for some seconds only. It holds rates and times, and the portal by a fingerprint.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { day, type EpochMs, minute, type Ms, second } from '../../../shared/time.ts';
import { now } from '../../system/clock.ts';
import { ownerOnly, readText, removeFile, writeAtomically } from '../../system/files.ts';
import { highestRate, lowestRate, type RateReport } from './adaptive-rate.ts';

export interface SharedRates {
  /** What other processes tell of the portal with this key, at most a dozen of them. Never rejects. */
  read(key: string): Promise<readonly RateReport[]>;
  /** Tells the others. Never rejects: whoever cannot tell goes on alone. */
  write(key: string, report: RateReport): Promise<void>;
  /** This process makes no more calls there. Never rejects. */
  leave(key: string): Promise<void>;
}

/** A process that calls says so more often than that; what is older, or from a clock that was set, is of no process that lives. */
const longestSilence: Ms = 15 * second;
/** Bytes; a report has some two hundred. */
const largest = 1024;
const mostProcesses = 12;

const rate = v.pipe(v.number(), v.minValue(lowestRate), v.maxValue(highestRate));
const span = (most: Ms) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
const reportSchema = v.object({
  version: v.literal(1),
  writtenAt: v.pipe(v.number(), v.finite()),
  perSecond: rate,
  refusal: v.nullable(v.object({ perSecond: rate, ago: span(day) })),
  heldFor: span(6 * minute),
});

/** The names of these files. */
export const rateFile = /^[0-9a-f]{40}-[0-9a-f]{16}\.rate$/;

/** `folder` is `~/.aws/sso/daypass`. */
export function createSharedRates(folder: string): SharedRates {
  // A process's number is not enough: those in containers that share a home may have the same one.
  const own = `-${randomBytes(8).toString('hex')}.rate`;
  const nameOf = (key: string): string => createHash('sha1').update(key).digest('hex');
  const fileOf = (key: string): string => path.join(folder, `${nameOf(key)}${own}`);
  return {
    async read(key) {
      const name = nameOf(key);
      const names = await readdir(folder).catch(() => []);
      const others = names.filter((one) => rateFile.test(one) && one.startsWith(name) && !one.endsWith(own));
      const reports = others.slice(0, mostProcesses).map((one) => readReport(path.join(folder, one), now()));
      return (await Promise.all(reports)).flatMap((report) => report ?? []);
    },
    async write(key, report) {
      const text = JSON.stringify({ version: 1, writtenAt: now(), ...report });
      await writeAtomically(fileOf(key), text, ownerOnly);
    },
    async leave(key) {
      await removeFile(fileOf(key));
    },
  };
}

/** Null where there is none, or none that counts. */
async function readReport(file: string, at: EpochMs): Promise<RateReport | null> {
  const read = await readText(file, largest);
  if (read.kind !== 'text') return null;
  const parsed = v.safeParse(reportSchema, parse(read.text));
  if (!parsed.success) return null;
  const { writtenAt, perSecond, refusal, heldFor } = parsed.output;
  const age = at - writtenAt;
  if (Math.abs(age) > longestSilence) return null;
  return {
    perSecond,
    refusal: refusal && { ...refusal, ago: Math.max(refusal.ago + age, 0) },
    heldFor: Math.max(heldFor - age, 0),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
