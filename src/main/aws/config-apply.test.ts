/** Edits of generated files: every reader sees exactly the intended change, and every other byte stays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from './config-apply.ts';
import { anyConfigText } from './config-arbitraries.ts';
import { parseConfig } from './config-document.ts';
import type { ConfigEdit } from './config-edit.ts';
import { asReadBy, edit, edited, layout, type Model, model, render } from './config-model-arbitraries.ts';
import { readAs, readerNames } from './readers/read-as.ts';
import type { ReaderName } from './readers/reading.ts';

const apply = (text: string, edits: readonly ConfigEdit[]) => {
  const result = applyEdits(parseConfig(text), edits);
  return result.ok ? result.value.toString() : null;
};
const seenBy = (reader: ReaderName, text: string) => readAs(reader, { config: text, credentials: '' });

function expectModel(text: string, sections: Model): void {
  for (const reader of readerNames) {
    const { profiles, ssoSessions, refusal } = seenBy(reader, text);
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
  const refs = ['a', 'corp', 'x', 'my org', 'default', 'last'] as const;
  const anyEdit: fc.Arbitrary<ConfigEdit> = fc
    .tuple(edit, fc.constantFrom('profile' as const, 'sso-session' as const), fc.constantFrom(...refs))
    .map(([change, kind, name]) => ({ ...change, section: { kind, name } }));

  test('the lines that are not concerned stay, in their order and to the byte', () => {
    let done = 0;
    fc.assert(
      fc.property(anyConfigText, anyEdit, (before, change) => {
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
      { numRuns: 1500 },
    );
    expect(done).toBeGreaterThan(100);
  });

  test('no reader that took the file refuses it then, and none loses or gains another section', () => {
    fc.assert(
      fc.property(anyConfigText, anyEdit, (before, change) => {
        const after = apply(before, [change]);
        if (after === null) return;
        for (const reader of readerNames) {
          const old = seenBy(reader, before);
          if (old.refusal) continue;
          const now = seenBy(reader, after);
          expect(now.refusal).toBeNull();
          const names = [change.section.name, 'to' in change ? change.to : ''];
          const others = (sections: ReadonlyMap<string, unknown>) =>
            [...sections].filter(([name]) => !names.some((one) => name.replaceAll(/["']/g, '') === one));
          expect(others(now.profiles)).toEqual(others(old.profiles));
          expect(others(now.ssoSessions)).toEqual(others(old.ssoSessions));
          expect(now.services).toEqual(old.services);
        }
      }),
      { numRuns: 1500 },
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
