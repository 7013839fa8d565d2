/** How long other programs that write an AWS file at the same time are waited for. */
import type { Ms } from '../../../shared/time.ts';

/**
 * How long the file must have stayed the same before it is believed and replaced, and how long a program may hold the old
 * file open after that and still be heard. The AWS CLI truncates the file and then writes it
 * (customizations/configure/writer.py): what is read in between is not the whole text, and writing that back with a change
 * would destroy the rest.
 */
export const writeSettling: Ms = 50;

/** How often a file that goes on changing is read again, or a change made anew on what it says then. */
export const attempts = 10;

/** How often a late text is looked at again: a second in all, as it is in no file meanwhile. */
export const lateAttempts = 20;
