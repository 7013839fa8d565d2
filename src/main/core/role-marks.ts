/** Carries out what users choose about accounts and roles. */
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { type MarkTarget, mostMarks, nicknameFrom, type RoleMark, withMark } from '../../shared/role-marks.ts';
import type { CommandHandlers } from './dispatch.ts';
import type { Store } from './store.ts';

export function roleMarkHandlers(store: Store): Pick<CommandHandlers, 'set-favorite' | 'set-nickname' | 'set-color'> {
  const mark = (target: MarkTarget, change: Partial<Pick<RoleMark, 'favorite' | 'nickname' | 'color'>>): Result => {
    const roleMarks = withMark(store.state.roleMarks, target, change);
    if (roleMarks === null) return failure(problem('marks-full', { most: mostMarks }, 'user'));
    store.update((state) => ({ ...state, roleMarks }));
    return ok;
  };
  return {
    'set-favorite': ({ accountId, roleName, favorite }) => mark({ accountId, roleName }, { favorite }),
    'set-nickname': ({ accountId, roleName, nickname }) =>
      mark({ accountId, roleName }, { nickname: nickname === null ? null : nicknameFrom(nickname) }),
    'set-color': ({ accountId, roleName, color }) => mark({ accountId, roleName }, { color }),
  };
}
