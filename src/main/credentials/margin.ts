/** With how much time left role credentials are given up for new ones. */
import { minute, type Ms, second } from '../../shared/time.ts';

/** With less time left the AWS CLI asks for new ones (botocore credentials.py, `DEFAULT_EXPIRY_WINDOW_SECONDS`). */
const usualMargin: Ms = 15 * minute;

/** Of a role that is assumed for so many seconds; undefined: for AWS's usual hour. Of a short life at least half is used. */
export function marginOf(durationSeconds: number | undefined): Ms {
  return durationSeconds === undefined ? usualMargin : Math.min(usualMargin, (durationSeconds * second) / 2);
}
