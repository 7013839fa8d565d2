/** Keeps every request that reached the simulated organisation, for tests to look at. */

export type Service = 'oidc' | 'portal' | 'sts' | 'ecr' | 'ecr-public' | 'codeartifact' | 'browser';

export type Operation =
  | 'RegisterClient'
  | 'StartDeviceAuthorization'
  | 'CreateToken'
  | 'ListAccounts'
  | 'ListAccountRoles'
  | 'GetRoleCredentials'
  | 'Logout'
  | 'GetCallerIdentity'
  | 'AssumeRole'
  | 'GetAuthorizationToken'
  | 'GetSigninToken'
  | 'ConsoleLogin'
  | 'Authorize'
  | 'VerifyDevice'
  | 'Home'
  | 'OwnDomain'
  | 'Portal'
  | 'Unknown';

/** One request. Secrets are in it as they came: it is for the tests' eyes only. */
export interface RecordedRequest {
  /** When it arrived: epoch ms of the organisation's clock. */
  readonly at: number;
  readonly service: Service;
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON or form body; empty when there was none or it could not be parsed. */
  readonly body: Readonly<Record<string, unknown>>;
  /** HTTP status; 'dropped' when the connection was cut instead; undefined while it is unanswered. */
  readonly status: number | 'dropped' | undefined;
  /** The type of the error answer, such as AuthorizationPendingException. */
  readonly error: string | undefined;
  /** Id of the portal session that the token of the request belongs to. */
  readonly portalSession: string | undefined;
}

export type OpenRecord = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };

export interface Recorder {
  readonly requests: readonly RecordedRequest[];
  readonly requestsOf: (operation: Operation) => readonly RecordedRequest[];
  readonly add: (record: OpenRecord) => void;
  readonly clear: () => void;
}

export function createRecorder(): Recorder {
  const requests: RecordedRequest[] = [];
  return {
    requests,
    requestsOf: (operation) => requests.filter((request) => request.operation === operation),
    add: (record) => void requests.push(record),
    clear: () => void requests.splice(0),
  };
}
