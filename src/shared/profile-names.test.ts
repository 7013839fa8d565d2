/** Profile names from templates: what stays, what is replaced, and that every AWS reader finds the result. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ChosenRole,
  letterCases,
  type NameTemplate,
  renderName,
  separators,
  tellsRolesApart,
  unknownFields,
  usualTemplate,
} from './profile-names.ts';

const role: ChosenRole = { session: 'corp', accountId: '012345678901', accountName: 'Prod', roleName: 'Admin' };
const nameOf = (template: Partial<NameTemplate>, of: Partial<ChosenRole> = {}) =>
  renderName({ ...usualTemplate, ...template }, { ...role, ...of });

describe('a template', () => {
  test.each([
    ['{account}-{role}', 'Prod-Admin'],
    ['{role}@{accountId}', 'Admin@012345678901'],
    ['{session}/{account}:{role}', 'corp/Prod:Admin'],
    ['{account}{role}', 'ProdAdmin'],
    ['x', 'x'],
    ['', ''],
  ])('%s gives %s', (pattern, name) => expect(nameOf({ pattern })).toEqual({ name, replaced: [] }));

  test('can change the case of all of it', () => {
    expect(nameOf({ pattern: 'A-{role}', letterCase: 'lower' }).name).toBe('a-admin');
    expect(nameOf({ pattern: 'a-{role}', letterCase: 'upper' }).name).toBe('A-ADMIN');
  });

  test.each([
    ['{Account}-{role}-{x}', ['{Account}', '{x}']],
    ['{account}-{role}', []],
    ['{}', ['{}']],
    ['{', []],
  ])('%s has fields that do not exist: %j', (pattern, unknown) => expect(unknownFields(pattern)).toEqual(unknown));

  test('an unknown field stays as text that can be read', () => {
    expect(nameOf({ pattern: '{foo}{role}' })).toEqual({ name: 'foo-Admin', replaced: ['{', '}'] });
  });

  test('needs a field of the role', () => {
    expect(['{role}', '{account}', 'a{accountId}'].map(tellsRolesApart)).toEqual([true, true, true]);
    expect(['', 'dev', '{session}', '{Role}'].map(tellsRolesApart)).toEqual([false, false, false, false]);
  });
});

describe('what not every AWS tool reads', () => {
  test.each([
    ['Prod EU', 'Prod-EU', [' ']],
    ['Prod (EU)', 'Prod-EU', [' ', '(', ')']],
    ['a - b', 'a-b', [' ']],
    ['a--b', 'a--b', []],
    ['a]b"c\'d', 'a-b-c-d', [']', '"', "'"]],
    ['corp.example.com', 'corp-example-com', ['.']],
    ['Müller & Søn', 'Muller-S-n', [' ', '&', 'ø']],
    ['ＡＢＣ１', 'ABC1', []],
    ['本番 prod', 'prod', ['本', '番', ' ']],
    ['a\nb#c;d', 'a-b-c-d', ['\n', '#', ';']],
    ['me+x@y', 'me-x@y', ['+']],
  ])('%j becomes %s', (accountName, name, replaced) => {
    expect(nameOf({ pattern: '{account}' }, { accountName })).toEqual({ name, replaced });
  });

  test('the separator takes its place', () => {
    const names = separators.map((separator) => nameOf({ separator }, { accountName: 'Prod (EU) 1' }).name);
    expect(names).toEqual(['Prod-EU-1-Admin', 'Prod_EU_1-Admin', 'Prod.EU.1-Admin', 'Prod/EU/1-Admin']);
  });

  test('an account of whose name nothing is left has its id', () => {
    for (const accountName of [null, '', '本番', ' - ']) {
      expect(nameOf({}, { accountName }).name).toBe('012345678901-Admin');
    }
  });

  test('a name is no option of a command', () => expect(nameOf({ pattern: '--{role}' }).name).toBe('Admin'));

  test('is never in a name, whatever the roles and the template', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
    const anyRole = fc.record({
      session: text,
      accountId: fc.stringMatching(/^\d{12}$/),
      accountName: fc.option(text),
      roleName: text,
    });
    const template = fc.record({
      pattern: fc
        .array(fc.oneof(fc.constantFrom('{account}', '{role}', '{session}', '{accountId}', '{', '}'), text))
        .map((parts) => parts.join('')),
      letterCase: fc.constantFrom(...letterCases),
      separator: fc.constantFrom(...separators),
    });
    fc.assert(
      fc.property(template, anyRole, (one, of) => {
        const { name } = renderName(one, of);
        expect(name).toMatch(/^([A-Za-z0-9_/.%@:+][A-Za-z0-9_\-/.%@:+]*)?$/);
        expect(renderName(one, of).name).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });
});
