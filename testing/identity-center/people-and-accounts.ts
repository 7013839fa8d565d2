/** The accounts of the organisation: the same for every run, as varied as real ones. */
import type { Account, RolesPerAccount } from './options.ts';

const teams = [
  'payments',
  'checkout',
  'data-lake',
  'identity',
  'search',
  'mobile',
  'fraud-detection',
  'observability',
  'research',
  'logistics',
  'warehouse',
  'billing',
  'media',
  'machine-learning',
  'edge-network',
  'customer-support',
] as const;
const stages = ['prod', 'staging', 'dev', 'sandbox', 'qa', 'dr'] as const;

/** Names that break careless code: markup, accents, Japanese, right-to-left, an emoji, a very long one. */
const unusualNames = [
  'Müller & Söhne <Finance>',
  '決済基盤（本番）',
  `Platform Engineering Shared Services for the Asia-Pacific and European Subsidiaries (${'do not delete, '.repeat(4)}please)`,
  'ログ集約アカウント 東京リージョン',
  'Research "Blue Sky" / R&D',
  'L’équipe de données',
  'חשבון פיתוח',
  '🧪 experiments',
] as const;

/** The usual permission sets, then names that use every character a permission set may have (`[\w+=,.@-]`, 32 long). */
const permissionSets = [
  'ReadOnlyAccess',
  'AdministratorAccess',
  'PowerUserAccess',
  'Billing',
  'SecurityAudit',
  'ViewOnlyAccess',
  'DatabaseAdministrator',
  'NetworkAdministrator',
  'SupportUser',
  'DataScientist',
  'break-glass_admin',
  'team+ops=night,shift.v2@tokyo',
  'VeryLongPermissionSetNameOf32Chr',
] as const;

/** Generates `count` accounts; the same numbers give the same accounts. */
export function generateAccounts(count: number, rolesPerAccount: RolesPerAccount): readonly Account[] {
  if (!Number.isInteger(count) || count < 0 || count > 10_000) throw new RangeError('accounts must be 0 to 10,000');
  return Array.from({ length: count }, (_, index) => generateAccount(index, rolesPerAccount));
}

function generateAccount(index: number, rolesPerAccount: RolesPerAccount): Account {
  const accountId = accountIdOf(index);
  const name = nameOf(index);
  const email = index % 13 === 5 ? undefined : `aws+${accountId}@example.com`;
  return {
    accountId,
    ...(name === undefined ? {} : { accountName: name }),
    ...(email === undefined ? {} : { emailAddress: email }),
    roles: rolesOf(index, rolesPerAccount),
  };
}

/** A multiplier without a common factor with 10^12 walks through all ids without repeating; one in ten starts with 0. */
function accountIdOf(index: number): string {
  const id = (BigInt(index) * 618_033_988_749n + 12_345_678_901n) % 1_000_000_000_000n;
  return id.toString().padStart(12, '0');
}

function nameOf(index: number): string | undefined {
  // Both name and e-mail are absent for a few (index 18, 57 …), only the name for the others.
  if (index % 13 === 5 && index % 3 === 0) return undefined;
  if (index % 17 === 11) return undefined;
  if (index % 5 === 3) {
    const unusual = unusualNames[Math.floor(index / 5) % unusualNames.length];
    const round = Math.floor(index / 5 / unusualNames.length);
    return round === 0 ? unusual : `${unusual} ${round + 1}`;
  }
  const team = teams[index % teams.length];
  const stage = stages[Math.floor(index / teams.length) % stages.length];
  const round = Math.floor(index / teams.length / stages.length);
  return round === 0 ? `${team}-${stage}` : `${team}-${stage}-${round + 1}`;
}

function rolesOf(index: number, rolesPerAccount: RolesPerAccount): readonly string[] {
  const roles = typeof rolesPerAccount === 'function' ? rolesPerAccount(index) : rolesPerAccount;
  if (typeof roles !== 'number') return roles;
  return Array.from({ length: roles }, (_, position) => permissionSetOf(index, position));
}

/** Starts with the two that everybody has; the rest differs between accounts. */
function permissionSetOf(index: number, position: number): string {
  const shifted = position < 2 ? position : 2 + ((index + position - 2) % (permissionSets.length - 2));
  if (position >= permissionSets.length) return `CustomAccess${position + 1}`;
  return permissionSets[shifted] ?? `CustomAccess${position + 1}`;
}
