/** What the doctor finds in profiles that get a role through another profile, in English. */
import type { FindingTexts } from '../finding-texts.ts';

export const chainFinding = {
  'role-without-source': {
    message: 'The profile {{profile}} has a role_arn, but does not say whose credentials to take the role with.',
    cure: 'Add source_profile with the name of another profile, or turn role_arn into a comment.',
  },
  'two-sources': {
    message: 'The profile {{profile}} has both source_profile and credential_source.',
    cure: 'Keep one of them.',
  },
  'unknown-source': {
    message: 'The profile {{profile}} takes its role with the profile {{source}}, which does not exist.',
    cure: 'Name a profile that is there in source_profile.',
  },
  'source-without-credentials': {
    message: 'The profile {{profile}} takes its role with the profile {{source}}, which has no credentials.',
    cure: 'Name a profile in source_profile that signs in or has credentials.',
  },
  'bad-credential-source': {
    message: 'credential_source of the profile {{profile}} is “{{value}}”, which no tool knows.',
    cure: 'Write Environment, EcsContainer or Ec2InstanceMetadata.',
  },
  'source-circle': {
    message: 'The profile {{profile}} leads back to itself through source_profile: {{circle}}.',
    cure: 'Name a profile in source_profile that signs in or has credentials.',
  },
  'chain-too-long': {
    message: 'The profile {{profile}} leads through more profiles than the AWS CLI follows.',
    cure: 'Name a profile in source_profile that signs in or has credentials.',
  },
  'half-keys': {
    message: 'The profile {{profile}} has aws_access_key_id without aws_secret_access_key in the same file.',
    cure: 'Add the missing line, or turn the other one into a comment.',
  },
  'unknown-services': {
    message: 'The profile {{profile}} names the section [services {{services}}], which is not there.',
    cure: 'Name a section that is there, or turn the line into a comment.',
  },
  'profile-unusable': {
    message: 'The AWS CLI cannot use the profile {{profile}} as it is written.',
    cure: 'Write the section anew, each line as “name = value” at the left edge.',
  },
} as const satisfies Partial<FindingTexts>;
