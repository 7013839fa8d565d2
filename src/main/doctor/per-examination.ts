/** Looks something up once for all that ask: a check that looks for it by itself takes time by the square of the file. */
import type { ConfigSection } from '../aws/config/document.ts';
import type { Examination, Profile } from './examination.ts';

/** The same function, carried out once for each examination. */
export function perExamination<Value>(make: (examination: Examination) => Value): (examination: Examination) => Value {
  const known = new WeakMap<Examination, { readonly value: Value }>();
  return (examination) => {
    const found = known.get(examination) ?? { value: make(examination) };
    known.set(examination, found);
    return found.value;
  };
}

const users = perExamination(({ profiles }) => ({
  sso_session: Map.groupBy(profiles, ({ values }) => values.get('sso_session')?.value),
  source_profile: Map.groupBy(profiles, ({ values }) => values.get('source_profile')?.value),
}));

/** The profiles whose key names it, in either file. */
export function profilesNaming(
  examination: Examination,
  key: 'sso_session' | 'source_profile',
  name: string,
): readonly Profile[] {
  return users(examination)[key].get(name) ?? [];
}

const titles = perExamination(({ documents }) =>
  Map.groupBy(documents.credentials.sections, ({ header }) => header.title.trim()),
);

/** The sections of the credentials file with this text between their brackets. */
export function inCredentials(examination: Examination, title: string): readonly ConfigSection[] {
  return titles(examination).get(title) ?? [];
}

const unclosed = perExamination(({ documents }) => {
  const sessions = documents.config.sections.filter(({ kind, header }) => kind === 'sso-session' && !header.closed);
  return new Set(sessions.map(({ name }) => name));
});

/** Whether a session of this name lacks its bracket. */
export function isUnclosedSession(examination: Examination, name: string): boolean {
  return unclosed(examination).has(name);
}
