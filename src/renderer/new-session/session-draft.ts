/** The values of the form for a new session, and which problem is shown beside which of them. */
import { type Problem, problem } from '../../shared/problems.ts';
import { isNewRegion, isNewSessionName } from '../../shared/session-values.ts';
import { regionFor, type StartUrlFinding } from '../../shared/start-url-finding.ts';

export type FieldName = 'startUrl' | 'region' | 'name';

export type Draft = Readonly<Record<FieldName, string>>;

/** What a person typed; where nothing was typed, the start URL speaks. */
export type Typed = Readonly<Partial<Draft>>;

/** `finding`: of the start URL as it is in the form; null as long as it tells nothing. */
export function draftOf(typed: Typed, finding: StartUrlFinding | null): Draft {
  return {
    startUrl: finding?.startUrl ?? typed.startUrl ?? '',
    region: (finding ? regionFor(finding, typed.region ?? null) : typed.region) ?? '',
    name: typed.name ?? finding?.name ?? '',
  };
}

/** A field that somebody has emptied is filled in again by another start URL. */
export function withoutEmpty(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
}

/** What is wrong with what was typed, all of it at once; of the start URL, the main process says it. */
export function mistakesIn({ region, name }: Draft): Readonly<Partial<Record<FieldName, Problem>>> {
  const [place, called] = [region.trim(), name.trim()];
  return {
    ...(place !== '' && !isNewRegion(place) ? { region: problem('region-invalid', { region: place }, 'user') } : {}),
    ...(called !== '' && !isNewSessionName(called)
      ? { name: problem('session-name-invalid', { name: called }, 'user') }
      : {}),
  };
}

export function emptyFields(draft: Draft): readonly FieldName[] {
  return (['startUrl', 'region', 'name'] as const).filter((field) => draft[field].trim() === '');
}

/** The field beside which a refusal is shown; null for those that concern the whole form. */
export function fieldOf({ code }: Problem): FieldName | null {
  switch (code) {
    case 'start-url-invalid':
    case 'start-url-http':
    case 'start-url-not-portal':
    case 'start-url-several':
    case 'start-url-leads-elsewhere':
    case 'start-url-not-allowed':
      return 'startUrl';
    case 'region-invalid':
      return 'region';
    case 'session-name-invalid':
    case 'session-name-taken':
      return 'name';
    default:
      return null;
  }
}
