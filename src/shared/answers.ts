/** What commands answer that do more than succeed: previews, and what was written. All others answer nothing. */
import type { CommandType } from './commands.ts';
import type { RestorePreview } from './config-preview.ts';
import type { ConversionPreview } from './conversion.ts';
import type { ProfilesPreview, WrittenProfiles } from './profile-plans.ts';

/** By the command's type. No answer holds a secret: it goes to the page. */
interface Answers {
  readonly 'preview-profiles': ProfilesPreview;
  readonly 'write-profiles': WrittenProfiles;
  readonly 'preview-conversion': ConversionPreview;
  readonly 'preview-restore': RestorePreview;
}

export type AnswerTo<Type extends CommandType> = Type extends keyof Answers ? Answers[Type] : void;
