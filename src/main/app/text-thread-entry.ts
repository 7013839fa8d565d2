/** The module that the thread for long texts runs: the same functions as the main process has, and nothing that waits. */
import '../aws/config/work.ts';
import '../doctor/doctor-work.ts';
import '../profiles/profile-work.ts';
import '../sign-in/region-work.ts';
import { serveTextThread } from '../system/text-thread.ts';

serveTextThread();
