/**
 * A program of somebody else that uses AWS's SDK for JavaScript: asks a provider of it for credentials, and AWS who that is. The
 * first argument names the provider, the second the profile, where it takes one. Prints JSON: who it is, or what the SDK says.
 */
import { fromHttp } from '@aws-sdk/credential-provider-http';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { fromProcess } from '@aws-sdk/credential-provider-process';
import { fromSSO } from '@aws-sdk/credential-provider-sso';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromContainerMetadata } from '@smithy/credential-provider-imds';

const [, , name = '', profile] = process.argv;
const init = profile === undefined ? {} : { profile };
const providers = {
  fromProcess: () => fromProcess(init),
  fromSSO: () => fromSSO(init),
  fromHttp: () => fromHttp({}),
  fromContainerMetadata: () => fromContainerMetadata(),
  // What `fromNodeProviderChain` of @aws-sdk/credential-providers and every client without credentials use.
  nodeProviderChain: () => defaultProvider(init),
};

try {
  if (!Object.hasOwn(providers, name)) throw new Error(`There is no provider ${name} here.`);
  const credentials = await providers[name as keyof typeof providers]()();
  const sts = new STSClient({ region: 'eu-west-1', credentials });
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  console.log(JSON.stringify({ arn: Arn }));
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
  process.exitCode = 1;
}
