/** What the commands about the doctor do. */
import { ok } from '../../shared/result.ts';
import type { CommandHandlers } from '../core/dispatch.ts';
import type { Doctor } from './doctor.ts';

export function doctorHandlers(
  doctor: Doctor,
): Pick<
  CommandHandlers,
  | 'run-doctor'
  | 'end-doctor'
  | 'preview-cure'
  | 'apply-cure'
  | 'preview-safe-cures'
  | 'apply-safe-cures'
  | 'inspect-profile'
  | 'copy-findings'
  | 'copy-cure-command'
> {
  return {
    'run-doctor': async () => {
      await doctor.run();
      return ok;
    },
    'end-doctor': () => {
      doctor.end();
      return ok;
    },
    'preview-cure': ({ findingId, value }) => doctor.preview(findingId, value),
    'apply-cure': ({ findingId, digest, value }) => doctor.apply(findingId, digest, value),
    'preview-safe-cures': () => doctor.previewSafe(),
    'apply-safe-cures': ({ digest }) => doctor.applySafe(digest),
    'copy-cure-command': ({ findingId }) => doctor.copyCommand(findingId),
    'inspect-profile': ({ profile }) => doctor.inspect(profile),
    'copy-findings': async () => {
      await doctor.copyText();
      return ok;
    },
  };
}
