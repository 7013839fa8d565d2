/** Daypass's own settings, and an administrator's: no tool fails because of them, so nothing here is more than a warning. */
import type { OwnFault } from '../../shared/findings.ts';
import type { Examination } from './examination.ts';
import { type Finding, finding, instruction, shown } from './finding.ts';

export function checkOwnSettings({ own }: Examination): readonly Finding[] {
  return own.map((fault) => {
    const about = 'name' in fault.params ? [fault.params.name] : [];
    // No place: a line number would be that of a text which Daypass writes anew.
    const details = { severity: 'warning', place: null, tools: [], cure: instruction } as const;
    return finding(fault.code, shownParams(fault), about, details);
  });
}

/** Whatever somebody has written there, a terminal shows it as it is; where it stands is told whole. */
function shownParams({ params }: OwnFault): OwnFault['params'] {
  const entries = Object.entries(params).map(([name, text]) => [name, isPlace(name) ? text : shown(text)]);
  return Object.fromEntries(entries) as OwnFault['params'];
}

function isPlace(name: string): boolean {
  return name === 'file' || name === 'place';
}
