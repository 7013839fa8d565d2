/** What the doctor finds in profiles that get a role through another profile, in Japanese. */
import type { FindingTexts } from '../finding-texts.ts';

export const chainFinding = {
  'role-without-source': {
    message:
      'プロファイル {{profile}} には role_arn がありますが、どの認証情報でロールを引き受けるかの指定がありません。',
    cure: 'source_profile に別のプロファイルの名前を指定するか、role_arn の行をコメントアウトします。',
  },
  'two-sources': {
    message: 'プロファイル {{profile}} に source_profile と credential_source の両方があります。',
    cure: 'どちらか一方だけを残します。',
  },
  'unknown-source': {
    message: 'プロファイル {{profile}} がロールの引き受けに使うプロファイル {{source}} は存在しません。',
    cure: 'source_profile に、存在するプロファイルを指定します。',
  },
  'source-without-credentials': {
    message: 'プロファイル {{profile}} がロールの引き受けに使うプロファイル {{source}} には認証情報がありません。',
    cure: 'source_profile に、サインインするか認証情報を持つプロファイルを指定します。',
  },
  'bad-credential-source': {
    message: 'プロファイル {{profile}} の credential_source の値「{{value}}」は、どのツールも認識しません。',
    cure: 'Environment、EcsContainer、Ec2InstanceMetadata のいずれかを指定します。',
  },
  'source-circle': {
    message: 'プロファイル {{profile}} の source_profile をたどると元に戻ります（{{circle}}）。',
    cure: 'source_profile に、サインインするか認証情報を持つプロファイルを指定します。',
  },
  'chain-too-long': {
    message: 'プロファイル {{profile}} の source_profile の連鎖が、AWS CLI の上限を超えています。',
    cure: 'source_profile に、サインインするか認証情報を持つプロファイルを指定します。',
  },
  'half-keys': {
    message: 'プロファイル {{profile}} の aws_access_key_id と同じファイルに、aws_secret_access_key がありません。',
    cure: '不足している行を追加するか、もう一方の行をコメントアウトします。',
  },
  'unknown-services': {
    message: 'プロファイル {{profile}} が指定するセクション [services {{services}}] がありません。',
    cure: '存在するセクションを指定するか、この行をコメントアウトします。',
  },
  'profile-unusable': {
    message: 'プロファイル {{profile}} は、今の書き方では AWS CLI で使えません。',
    cure: 'セクションの各行を、字下げなしの「名前 = 値」の形式で書き直します。',
  },
} as const satisfies Partial<FindingTexts>;
