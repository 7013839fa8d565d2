/** What the commands about the doctor do. */
import { ok } from '../../shared/result.ts';
import type { CommandHandlers } from '../dispatch.ts';
import type { Doctor } from './doctor.ts';

export function doctorHandlers(
  doctor: Doctor,
): Pick<CommandHandlers, 'run-doctor' | 'end-doctor' | 'preview-cure' | 'apply-cure' | 'copy-findings'> {
  return {
    'run-doctor': async () => {
      await doctor.run();
      return ok;
    },
    'end-doctor': () => {
      doctor.end();
      return ok;
    },
    'preview-cure': ({ findingId }) => doctor.preview(findingId),
    'apply-cure': ({ findingId, digest }) => doctor.apply(findingId, digest),
    'copy-findings': async () => {
      await doctor.copyText();
      return ok;
    },
  };
}
