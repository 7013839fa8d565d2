/** What the doctor finds in profiles that get a role through another profile, in English. */
import type { FindingTexts } from '../finding-texts.ts';

export const chainFinding = {
  'role-without-source': {
    message: 'Profile {{profile}} has a role_arn, but doesn’t say whose credentials to use.',
    cure: 'Add source_profile with the name of another profile, or comment out role_arn.',
  },
  'two-sources': {
    message: 'Profile {{profile}} has both source_profile and credential_source.',
    cure: 'Keep one of them.',
  },
  'unknown-source': {
    message: 'Profile {{profile}} uses source_profile {{source}}, which doesn’t exist.',
    cure: 'Set source_profile to an existing profile.',
  },
  'source-without-credentials': {
    message: 'Profile {{profile}} uses source_profile {{source}}, which has no credentials.',
    cure: 'Set source_profile to a profile that signs in or has credentials.',
  },
  'bad-credential-source': {
    message: 'credential_source in profile {{profile}} is “{{value}}”, which no tool supports.',
    cure: 'Use Environment, EcsContainer or Ec2InstanceMetadata.',
  },
  'source-circle': {
    message: 'The source_profile of profile {{profile}} leads back to itself: {{circle}}.',
    cure: 'Set source_profile to a profile that signs in or has credentials.',
  },
  'chain-too-long': {
    message: 'Profile {{profile}} uses a longer chain of profiles than the AWS CLI follows.',
    cure: 'Set source_profile to a profile that signs in or has credentials.',
  },
  'half-keys': {
    message: 'Profile {{profile}} has aws_access_key_id without aws_secret_access_key in the same file.',
    cure: 'Add the missing line, or comment out the other one.',
  },
  'unknown-services': {
    message: 'Profile {{profile}} uses [services {{services}}], which doesn’t exist.',
    cure: 'Use an existing section, or comment out the line.',
  },
  'profile-unusable': {
    message: 'The AWS CLI can’t use profile {{profile}} as it is written.',
    cure: 'Rewrite the section with each line as “name = value”, without indentation.',
  },
} as const satisfies Partial<FindingTexts>;
