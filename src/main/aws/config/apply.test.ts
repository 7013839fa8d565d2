/** Edits of generated files: every reader sees exactly the intended change, and every other byte stays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from './apply.ts';
import { anyConfigText } from '../../../../testing/arbitraries/config-text.ts';
import { parseConfig } from './document.ts';
import type { ConfigEdit, SectionRef } from './edit.ts';
import {
  asReadBy,
  edit,
  edited,
  layout,
  type Model,
  model,
  render,
} from '../../../../testing/arbitraries/config-model.ts';
import { readAs, readerNames } from './readers/read-as.ts';
import type { AwsFileKind, ReaderName } from './readers/reading.ts';

const apply = (text: string, edits: readonly ConfigEdit[], file: AwsFileKind = 'config') => {
  const result = applyEdits(parseConfig(text), edits, file);
  return result.ok ? result.value : null;
};
const seenBy = (reader: ReaderName, text: string, file: AwsFileKind = 'config') => {
  return readAs(reader, { config: '', credentials: '', [file]: text });
};

function expectModel(text: string, sections: Model, file: AwsFileKind = 'config'): void {
  for (const reader of readerNames) {
    const { profiles, ssoSessions, refusal } = seenBy(reader, text, file);
    expect(refusal).toBeNull();
    const expected = (kind: string) =>
      sections
        .filter(({ ref, settings }) => ref.kind === kind && (reader !== 'javascript' || settings.size > 0))
        .map(({ ref, settings }) => [ref.name, asReadBy(reader, settings)] as const);
    expect(profiles, reader).toEqual(new Map(expected('profile')));
    expect(ssoSessions, reader).toEqual(new Map(expected('sso-session')));
  }
}

describe('in files that all readers take', () => {
  test('the generated files say what their models say', () => {
    fc.assert(fc.property(model, layout, (sections, look) => expectModel(render(sections, look), sections)));
  });

  test('each edit is done if it can be, and each reader sees it and nothing else', () => {
    let done = 0;
    fc.assert(
      fc.property(model, layout, edit, (sections, look, change) => {
        const after = edited(sections, change);
        const text = apply(render(sections, look), [change]);
        if (after === null) {
          expect(text).toBeNull();
          return;
        }
        done++;
        expectModel(text ?? '', after);
      }),
      { numRuns: 1500 },
    );
    expect(done).toBeGreaterThan(300);
  });

  test('in the credentials file too, whose headers are bare names', () => {
    const isProfile = ({ kind }: SectionRef) => kind === 'profile';
    let done = 0;
    fc.assert(
      fc.property(model, layout, edit, (all, look, change) => {
        fc.pre(isProfile(change.section));
        const sections = all.filter(({ ref }) => isProfile(ref));
        const before = render(sections, look).replaceAll(/^\[profile /gm, '[');
        const after = edited(sections, change);
        const text = apply(before, [change], 'credentials');
        expect(text === null).toBe(after === null);
        if (after === null || text === null) return;
        done++;
        expectModel(text, after, 'credentials');
      }),
      { numRuns: 500 },
    );
    expect(done).toBeGreaterThan(100);
  });

  test('several edits at once are the same as one after the other', () => {
    fc.assert(
      fc.property(model, layout, fc.array(edit, { maxLength: 4 }), (sections, look, changes) => {
        const text = render(sections, look);
        const each = changes.reduce<string | null>((all, one) => (all === null ? null : apply(all, [one])), text);
        const atOnce = apply(text, changes);
        expect(atOnce === null).toBe(each === null);
        if (atOnce === null || each === null) return;
        for (const reader of readerNames) expect(seenBy(reader, atOnce)).toEqual(seenBy(reader, each));
      }),
      { numRuns: 300 },
    );
  });

  test('again has no effect', () => {
    fc.assert(
      fc.property(model, layout, edit, (sections, look, change) => {
        const once = apply(render(sections, look), [change]);
        fc.pre(once !== null && change.kind !== 'add-section' && change.kind !== 'rename-section');
        expect(apply(once ?? '', [change])).toBe(once);
      }),
    );
  });
});

describe('in any file', () => {
  /** Odd lines between sections that all readers take: what is not read again after an edit, and what is. */
  const mixedText = fc.tuple(model, layout, anyConfigText, fc.nat()).map(([sections, look, odd, seed]) => {
    const parts = sections.map((one) => `${render([one], { ...look, endsOpen: false })}`);
    const lines = odd.split(/(?<=\n)/).slice(0, 3);
    return parts.toSpliced(seed % (parts.length + 1), 0, ...lines).join('');
  });
  const anyText = fc.oneof(anyConfigText, mixedText, mixedText);
  const refs = ['a', 'b', 'dev', 'A', 'corp', 'x', 'my org', 'default', 'last'] as const;
  const anyEdit: fc.Arbitrary<ConfigEdit> = fc
    .tuple(edit, fc.constantFrom('profile' as const, 'sso-session' as const), fc.constantFrom(...refs))
    .map(([change, kind, name]) => ({ ...change, section: { kind, name } }));

  test('the lines that are not concerned stay, in their order and to the byte', () => {
    let done = 0;
    fc.assert(
      fc.property(anyText, anyEdit, (before, change) => {
        const after = apply(before, [change]);
        if (after === null || after === before) return;
        done++;
        // Adding leaves all that was; the others take away or put in a single place.
        if (change.kind === 'add-section') expect(after.startsWith(before)).toBe(true);
        const kept = commonEnds(before, after);
        const gone = before.slice(kept.start, before.length - kept.end).split(/\r\n|\n|\r/).length;
        const { sections } = parseConfig(before);
        const most = Math.max(1, ...sections.map(({ body }) => body.length + 2));
        expect(gone).toBeLessThanOrEqual(change.kind === 'remove-section' ? before.length : most + 1);
      }),
      { numRuns: 2000 },
    );
    expect(done).toBeGreaterThan(100);
  });

  test('no reader that took the file refuses it then, and none loses or gains another section', () => {
    fc.assert(
      fc.property(anyText, anyEdit, (before, change) => {
        const after = apply(before, [change]);
        if (after === null) return;
        for (const reader of readerNames) {
          const old = seenBy(reader, before);
          if (old.refusal) continue;
          const now = seenBy(reader, after);
          expect(now.refusal).toBeNull();
          const names = [change.section.name, 'to' in change ? change.to : ''];
          if (change.kind === 'set-key' && old.profiles.has(names[0]!) && change.section.kind === 'profile') {
            expect(now.profiles.get(names[0]!)?.get(change.key)).toBe(change.value);
          }
          const others = (sections: ReadonlyMap<string, unknown>) =>
            [...sections].filter(([name]) => !names.some((one) => name.replaceAll(/["']/g, '') === one));
          expect(others(now.profiles)).toEqual(others(old.profiles));
          expect(others(now.ssoSessions)).toEqual(others(old.ssoSessions));
          expect(now.services).toEqual(old.services);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/** How many characters are the same at the start and at the end. */
function commonEnds(a: string, b: string): { readonly start: number; readonly end: number } {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { start, end };
}
