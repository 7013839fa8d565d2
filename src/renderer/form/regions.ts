/** The regions that the form for a new session proposes; any other is accepted as well. */
export { regions } from '../../shared/regions.ts';
