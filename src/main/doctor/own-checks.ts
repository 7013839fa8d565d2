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

/** Whatever somebody has written there, a terminal shows it as it is. */
function shownParams({ params }: OwnFault): OwnFault['params'] {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)])) as OwnFault['params'];
}
