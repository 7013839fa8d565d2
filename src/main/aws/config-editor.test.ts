/** Appending a session: only the subset of the dialect that every reader accepts, and not one byte elsewhere. */
import { loadSsoSessionData } from '@smithy/core/config';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyConfigText } from './config-arbitraries.ts';
import { parseConfig } from './config-document.ts';
import { appendSession, checkNewSession, type NewSession } from './config-editor.ts';
import { readConfig } from './config-reader.ts';
