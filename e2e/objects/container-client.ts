/** A program that gets its credentials as in a container, with AWS's SDK for JavaScript; prints what it got as JSON, or what the SDK says. */
import { fromHttp } from '@aws-sdk/credential-provider-http';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

try {
  const credentials = fromHttp({});
  const { accessKeyId, expiration } = await credentials();
  const sts = new STSClient({ region: 'eu-west-1', credentials });
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  console.log(JSON.stringify({ accessKeyId, expiration, arn: Arn }));
} catch (error) {
  const { message, Code, Message } = error as Error & { readonly Code?: string; readonly Message?: string };
  console.log(JSON.stringify({ error: message, code: Code, text: Message }));
}
