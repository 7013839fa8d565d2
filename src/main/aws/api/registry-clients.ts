/**
 * As much of three of the SDK's clients as is used. Taken from here they can be loaded when they are needed, and the bundle has nothing
 * of their other operations: that makes it 110 kB smaller.
 */
export {
  CodeartifactClient,
  GetAuthorizationTokenCommand as CodeartifactTokenCommand,
} from '@aws-sdk/client-codeartifact';
export { ECRClient, GetAuthorizationTokenCommand as ECRTokenCommand } from '@aws-sdk/client-ecr';
export { ECRPUBLICClient, GetAuthorizationTokenCommand as ECRPUBLICTokenCommand } from '@aws-sdk/client-ecr-public';
