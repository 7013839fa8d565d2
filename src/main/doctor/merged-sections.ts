/** Makes one section of several that mean the same thing. */
import type { ConfigSection, Setting } from '../aws/config/document.ts';
import { behindHeader, type LineEdit } from './line-edits.ts';

/** The later sections' lines go to the end of the first one; of a key that both have the last one stays, as in the SDKs. */
export function merged(
  sections: readonly ConfigSection[],
  first: ConfigSection,
  later: readonly ConfigSection[],
): readonly LineEdit[] {
  const all = [first, ...later];
  const settings = all.flatMap((section) => section.settings.map((setting) => ({ section, setting })));
  const last = new Map(settings.map(({ setting }) => [setting.line.key, setting]));
  const overridden = settings.filter(({ setting }) => last.get(setting.line.key) !== setting);
  const gone = new Set(overridden.flatMap(({ setting }) => linesOfSetting(setting)));
  // A section that follows at once only has to lose its header.
  const start = sections.indexOf(first) + 1;
  const apart = later.filter((section, at) => sections[start + at] !== section);
  const end = later.findLast((section) => !apart.includes(section)) ?? first;
  const behind = end.body.findLast(({ kind }) => kind !== 'blank' && kind !== 'comment') ?? end.header;
  const moving = apart.flatMap(({ body }) => {
    const last = body.findLastIndex(({ kind }) => kind !== 'blank' && kind !== 'comment');
    return body.slice(0, last + 1).filter(({ kind }) => kind !== 'blank');
  });
  return [
    ...[...gone].map((line) => ({ kind: 'replace', line, texts: [] }) as const),
    ...later.map(({ header }) => ({ kind: 'replace', line: header.number, texts: behindHeader(header) }) as const),
    { kind: 'move', lines: moving.map(({ number }) => number), behind: behind.number },
  ];
}

export function linesOfSetting({ line, below }: Setting): readonly number[] {
  return [line, ...below].map(({ number }) => number);
}
