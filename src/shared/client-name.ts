/** The name by which AWS knows the program that signs in, and which its page shows to people: the AWS CLI's own form. */

type Named = { readonly kind: 'sso-session' | 'legacy'; readonly name: string };

/**
 * As botocore has it (`_generate_client_name`). `number` tells the registrations of legacy profiles apart; the AWS CLI takes the
 * second in which it registers.
 */
export function clientName({ kind, name }: Named, number: number | string): string {
  return `botocore-client-${kind === 'sso-session' ? name : number}`;
}
