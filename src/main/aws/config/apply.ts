/** Applies edits to a config document: only the lines concerned change, and no reader sees anything but the edits. */
import { type Problem, problem } from '../../../shared/problems.ts';
import { failure, type Result } from '../../../shared/result.ts';
import { type ConfigDocument, type ConfigSection, type LineEnding } from './document.ts';
import { checkEdit, type ConfigEdit, type SectionRef, titleOf } from './edit.ts';
import { type AppliedEdit, unforeseenChange } from './unforeseen-change.ts';
import { affectedSections, type Piece, textOfPiece } from './excerpt.ts';
import { gapBefore, separatesSections, usualEnding } from './layout.ts';
import { sectionKey } from './section-name.ts';
import { leftBehind, linesOf, reparse, textOf, withKey, withoutKey, withTitle } from './sections-text.ts';
import type { AwsFileKind } from './readers/reading.ts';

interface Work {
  readonly pieces: Piece[];
  readonly file: AwsFileKind;
  readonly newline: LineEnding;
  readonly separates: boolean;
  /** The places of the sections in `pieces`, by what they are called. */
  readonly places: Map<string, number[]>;
}

/**
 * The text of the document with the edits applied one after the other, all or none.
 *
 * What was written is read by all five readers, before and after, so that nothing depends on this module's own
 * understanding of a damaged file: where a reader would see anything but the edits, the answer is `config-edit-unsafe`
 * with the name of its tool. A reader that refuses the file anyway has no say; its file keeps every other byte.
 */
export function applyEdits(
  document: ConfigDocument,
  edits: readonly ConfigEdit[],
  file: AwsFileKind = 'config',
): Result<string> {
  const work = startWork(document, file);
  const original = [...work.pieces];
  const applied: AppliedEdit[] = [];
  for (const edit of edits) {
    const refusal = checkEdit(edit, file);
    if (refusal) return failure(refusal);
    const done = applyEdit(work, edit);
    if ('code' in done) return failure(done);
    applied.push(done);
  }
  const after = work.pieces.map(textOfPiece).join('');
  if (after === document.toString()) return { ok: true, value: after };
  const [before, now] = excerpts(original, work);
  const tool = unforeseenChange(before, now, applied, file);
  const [first] = edits;
  if (tool !== null && first) {
    return failure(problem('config-edit-unsafe', { section: titleOf(first.section, file), tool }, 'user'));
  }
  return { ok: true, value: after };
}

/** What the readers have to read before and after: of a long file the part that the edits can concern. */
function excerpts(
  original: readonly Piece[],
  { pieces, places, file }: Work,
): readonly [before: string, after: string] {
  const isOnlyOne = (section: ConfigSection): boolean => places.get(refKey(section, file))?.length === 1;
  const kept = affectedSections(original, pieces, isOnlyOne, file);
  const textAt = (all: readonly Piece[], place: number): string => {
    const piece = all[place];
    return piece ? textOfPiece(piece) : '';
  };
  const textOfKept = (all: readonly Piece[]): string => kept.map((place) => textAt(all, place)).join('');
  return [textOfKept(original), textOfKept(pieces)];
}

function startWork(document: ConfigDocument, file: AwsFileKind): Work {
  const preamble = (document.byteOrderMark ? '\uFEFF' : '') + textOf(document.preamble);
  const pieces: Piece[] = [{ text: preamble }, ...document.sections.map((section) => ({ section }))];
  const newline = usualEnding(document);
  const work: Work = { pieces, file, newline, separates: separatesSections(document), places: new Map() };
  for (const [place, { section }] of pieces.entries()) {
    if (section) remember(work, refKey(section, file), place);
  }
  return work;
}

function remember({ places }: Work, key: string, place: number): void {
  const known = places.get(key);
  if (known) known.push(place);
  else places.set(key, [place]);
}

/** What a section is called; a header without its bracket has the name already, although nobody can use it. */
function refKey(section: ConfigSection, file: AwsFileKind): string {
  return file === 'credentials' ? `profile ${section.header.title.trim()}` : sectionKey(section);
}

function sectionsOf({ pieces, places }: Work, { kind, name }: SectionRef): readonly Placed[] {
  return (places.get(`${kind} ${name}`) ?? []).flatMap((place) => {
    const section = pieces[place]?.section;
    return section?.header.closed ? [{ place, section }] : [];
  });
}

interface Placed {
  readonly place: number;
  readonly section: ConfigSection;
}

function applyEdit(work: Work, edit: ConfigEdit): AppliedEdit | Problem {
  switch (edit.kind) {
    case 'set-key':
      return setKey(work, edit.section, edit.key, edit.value);
    case 'remove-key':
      return removeKey(work, edit.section, edit.key);
    case 'add-section':
      return addSection(work, edit);
    case 'remove-section':
      return removeSection(work, edit.section);
    case 'rename-section':
      return renameSection(work, edit.section, edit.to);
  }
}

/** Of several sections of one name the last one that has the key counts in every reader that accepts such a file. */
function setKey(work: Work, ref: SectionRef, key: string, value: string): AppliedEdit | Problem {
  const found = sectionsOf(work, ref);
  const target = found.findLast(({ section }) => section.settings.some(({ line }) => line.key === key)) ?? found.at(-1);
  if (!target) return missing(work, ref);
  const section = withKey(target.section, key, value, work.newline);
  if (!section) return problem('config-key-nested', { section: titleOf(ref, work.file), key }, 'user');
  work.pieces[target.place] = { section };
  return { kind: 'set', header: target.section.header.text, settings: [[key, value]] };
}

function removeKey(work: Work, ref: SectionRef, key: string): AppliedEdit {
  const headers = sectionsOf(work, ref).map(({ place, section }) => {
    work.pieces[place] = { section: withoutKey(section, key) };
    return section.header.text;
  });
  return { kind: 'remove-key', headers, key };
}

function addSection(
  work: Work,
  { section: ref, settings, comment }: ConfigEdit & { kind: 'add-section' },
): AppliedEdit | Problem {
  if (work.places.has(`${ref.kind} ${ref.name}`)) return taken(ref);
  const header = `[${titleOf(ref, work.file)}]`;
  const comments = comment === undefined ? [] : [`# ${comment}`];
  const texts = [header, ...comments, ...settings.map(([key, value]) => `${key} = ${value}`)];
  const section = reparse(texts.map((text) => ({ text, ending: work.newline })));
  const last = work.pieces.findLast((piece) => textOfPiece(piece) !== '');
  work.pieces.push({ text: last ? gapBefore(textOfPiece(last), work.newline, work.separates) : '' }, { section });
  remember(work, `${ref.kind} ${ref.name}`, work.pieces.length - 1);
  return { kind: 'set', header, settings };
}

function removeSection(work: Work, ref: SectionRef): AppliedEdit {
  const key = `${ref.kind} ${ref.name}`;
  const headers = sectionsOf(work, ref).map(({ place, section }) => {
    work.pieces[place] = { text: textOf(leftBehind(section)) };
    if (work.pieces.findLastIndex((piece) => textOfPiece(piece) !== '') < place) dropLastBlank(work.pieces);
    return section.header.text;
  });
  work.places.delete(key);
  return { kind: 'remove', headers };
}

/** The blank line between the last section, which is gone, and the one before it. */
function dropLastBlank(pieces: Piece[]): void {
  const place = pieces.findLastIndex((piece) => textOfPiece(piece) !== '');
  const piece = pieces[place];
  if (!piece) return;
  if (!piece.section) {
    // The blank line that came before a section added by an earlier edit is a piece of its own.
    const isGap = place > 0 && /^\r?\n$/.test(piece.text);
    pieces[place] = { text: isGap ? '' : piece.text.replace(/(\n)\r?\n$/, '$1') };
    return;
  }
  const lines = linesOf(piece.section);
  if (lines.at(-1)?.text === '') pieces[place] = { section: reparse(lines.slice(0, -1)) };
}

function renameSection(work: Work, ref: SectionRef, to: string): AppliedEdit | Problem {
  const found = sectionsOf(work, ref);
  if (found.length === 0) return missing(work, ref);
  if (to === ref.name) return { kind: 'rename', headers: [] };
  const target: SectionRef = { kind: ref.kind, name: to };
  if (work.places.has(`${ref.kind} ${to}`)) return taken(target);
  const headers = found.map(({ place, section }) => {
    const renamed = withTitle(section, titleOf(target, work.file));
    work.pieces[place] = { section: renamed };
    remember(work, `${ref.kind} ${to}`, place);
    return [section.header.text, renamed.header.text] as const;
  });
  work.places.delete(`${ref.kind} ${ref.name}`);
  return { kind: 'rename', headers };
}

function missing({ file }: Work, ref: SectionRef): Problem {
  return problem('config-section-missing', { section: titleOf(ref, file) }, 'user');
}

function taken({ kind, name }: SectionRef): Problem {
  return problem(kind === 'profile' ? 'profile-name-taken' : 'session-name-taken', { name }, 'user');
}
