/** A program of somebody else that uses AWS's SDK for JavaScript: gets credentials for the profile in its argument. */
import { fromSSO } from '@aws-sdk/credential-provider-sso';

const [, , profile = 'default'] = process.argv;
try {
  const { accessKeyId } = await fromSSO({ profile })();
  console.log(JSON.stringify({ accessKeyId }));
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
}
