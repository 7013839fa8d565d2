/** What commands answer that do more than succeed: previews, and what was written. All others answer nothing. */
import type { CommandType } from './commands.ts';
import type { ConfigPreview, RestorePreview, SafeCuresPreview } from './config-preview.ts';
import type { ConversionPreview } from './conversion.ts';
import type { ImportedMarks } from './marks-file.ts';
import type { Problem } from './problems.ts';
import type { ProfileView } from './profile-views.ts';
import type { ProfilesPreview, WrittenProfiles } from './profile-plans.ts';
import type { SettingsImport } from './settings-import.ts';
import type { StartUrlFinding } from './start-url-finding.ts';

/** By the command's type. No answer holds a secret: it goes to the page. */
interface Answers {
  readonly 'inspect-start-url': StartUrlFinding;
  readonly 'preview-session': ConfigPreview;
  readonly 'preview-profiles': ProfilesPreview;
  readonly 'write-profiles': WrittenProfiles;
  readonly 'preview-conversion': ConversionPreview;
  readonly 'preview-restore': RestorePreview;
  readonly 'preview-cure': ConfigPreview;
  readonly 'inspect-profile': readonly ProfileView[];
  readonly 'preview-safe-cures': SafeCuresPreview;
  /** Why files were left as they were; none where all was done. */
  readonly 'apply-safe-cures': readonly Problem[];
  /** The file's base name; null where nobody chose a file. */
  readonly 'export-marks': string | null;
  readonly 'import-marks': ImportedMarks | null;
  readonly 'export-settings': string | null;
  readonly 'preview-settings': SettingsImport | null;
}

export type AnswerTo<Type extends CommandType> = Type extends keyof Answers ? Answers[Type] : void;
