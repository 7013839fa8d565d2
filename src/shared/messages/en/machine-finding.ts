/** What the doctor finds around the AWS files: folders, certificates, addresses, the environment; in English. */
import type { FindingTexts } from '../finding-texts.ts';

export const machineFinding = {
  'permissions-open': {
    message: 'Other users of this computer can read or change {{file}} (permissions {{mode}}).',
    cure: 'Take the permissions away from everybody but you.',
  },
  'folder-open': {
    message: 'Other users of this computer can put files into {{folder}} (permissions {{mode}}).',
    cure: 'Take the permission to write away from everybody but you.',
  },
  'certificates-missing': {
    message: '{{key}} in [{{section}}] names {{file}}, which does not exist, so no connection to AWS is trusted.',
    cure: 'Write the whole path of the file, without ~, or turn the line into a comment.',
  },
  'environment-certificates': {
    message: 'The variable {{variable}} names {{file}}, which does not exist, so no connection to AWS is trusted.',
    cure: 'Remove the variable, or set it to the whole path of the file, without ~.',
  },
  'endpoint-set': {
    message: '[{{section}}] sends the sign-in of {{profiles}} to {{value}} instead of AWS, in tools that follow it.',
    cure: 'If that is not what you want, turn the line into a comment. Daypass does not follow it.',
  },
  'endpoint-of-all': {
    message:
      '[{{section}}] sends calls to {{value}} instead of AWS: those of {{profiles}}, and in tools built on the AWS SDK for JavaScript the sign-ins of all profiles.',
    cure: 'Put the line into a profile of its own. Daypass does not follow it.',
  },
  'endpoint-unencrypted': {
    message: '[{{section}}] sends the sign-in of {{profiles}}, tokens included, without encryption to {{value}}.',
    cure: 'Turn the line into a comment, or write an https address.',
  },
  'environment-endpoint': {
    message: 'The variable {{variable}} is set: tools ask {{value}} instead of AWS.',
    cure: 'Remove the variable if that is not what you want.',
  },
  'environment-endpoint-unencrypted': {
    message: 'The variable {{variable}} sends sign-ins, tokens included, without encryption to {{value}}.',
    cure: 'Remove the variable, or set it to an https address.',
  },
  'homes-differ': {
    message:
      'HOME ({{home}}) and USERPROFILE ({{userProfile}}) differ, so tools look for the AWS files in different folders.',
    cure: 'Remove the variable HOME, or set it to the same folder.',
  },
  'environment-profile': {
    message: 'The variable {{variable}} is set: tools use the profile {{value}} unless they are told another one.',
    cure: 'Remove the variable if that is not what you want.',
  },
  'environment-profile-missing': {
    message: 'The variable {{variable}} names the profile “{{value}}”, which does not exist.',
    cure: 'Remove the variable, or set it to a profile that is there.',
  },
  'environment-keys': {
    message:
      'The variable {{variable}} is set: tools use its keys instead of the sign-in unless they are told a profile.',
    cure: 'Remove these variables.',
  },
  'environment-file': {
    message: 'The variable {{variable}} makes tools that see it use the file {{value}}.',
    cure: 'Remove the variable, or set it for all your programs, with the whole path.',
  },
  'environment-region': {
    message: 'The variable {{variable}} is set: {{value}} counts instead of the profile’s region.',
    cure: 'Remove the variable if the profiles’ own regions are to count.',
  },
} as const satisfies Partial<FindingTexts>;
