/** What the doctor finds around the AWS files: folders, certificates, addresses, the environment; in English. */
import type { FindingTexts } from '../finding-texts.ts';

export const machineFinding = {
  'permissions-open': {
    message: 'Other users of this computer can read or change {{file}} (mode {{mode}}).',
    cure: 'Restrict it to your account.',
  },
  'folder-open': {
    message: 'Other users of this computer can put files into {{folder}} (mode {{mode}}).',
    cure: 'Restrict writing to your account.',
  },
  'certificates-missing': {
    message: '{{key}} in [{{section}}] names {{file}}, which doesn’t exist, so no connection to AWS is trusted.',
    cure: 'Use the absolute path of the file, without ~, or comment out the line.',
  },
  'environment-certificates': {
    message: '{{variable}} names {{file}}, which doesn’t exist, so no connection to AWS is trusted.',
    cure: 'Unset it, or set it to the absolute path of the file, without ~.',
  },
  'endpoint-set': {
    message: 'Because of [{{section}}], some tools send the sign-in of {{profiles}} to {{value}} instead of AWS.',
    cure: 'Comment the line out if that’s not what you want. Daypass ignores it.',
  },
  'endpoint-of-all': {
    message:
      '[{{section}}] sends calls of {{profiles}} to {{value}} instead of AWS, and with the AWS SDK for JavaScript the sign-ins of all profiles.',
    cure: 'Move the line to a profile of its own. Daypass ignores it.',
  },
  'endpoint-unencrypted': {
    message: '[{{section}}] sends the sign-in of {{profiles}}, including tokens, to {{value}} without encryption.',
    cure: 'Comment the line out, or use an https URL.',
  },
  'environment-endpoint': {
    message: '{{variable}} is set, so tools call {{value}} instead of AWS.',
    cure: 'Unset it if that’s not what you want.',
  },
  'environment-endpoint-unencrypted': {
    message: '{{variable}} sends sign-ins, including tokens, to {{value}} without encryption.',
    cure: 'Unset it, or set it to an https URL.',
  },
  'homes-differ': {
    message:
      'HOME ({{home}}) and USERPROFILE ({{userProfile}}) differ, so tools look for your AWS files in different folders.',
    cure: 'Unset HOME, or set it to the same folder.',
  },
  'environment-profile': {
    message: '{{variable}} is set, so tools use profile {{value}} unless you name another.',
    cure: 'Unset it if that’s not what you want.',
  },
  'environment-profile-missing': {
    message: '{{variable}} names profile “{{value}}”, which doesn’t exist.',
    cure: 'Unset it, or set it to an existing profile.',
  },
  'environment-keys': {
    message: '{{variable}} is set, so tools use its keys instead of your sign-in unless you name a profile.',
    cure: 'Unset these variables.',
  },
  'environment-file': {
    message: '{{variable}} makes tools that see it use {{value}}.',
    cure: 'Unset it, or set it for all programs, with an absolute path.',
  },
  'environment-region': {
    message: '{{variable}} is set, so {{value}} overrides the profile’s region.',
    cure: 'Unset it to use the profiles’ own regions.',
  },
} as const satisfies Partial<FindingTexts>;
