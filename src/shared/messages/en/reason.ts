/** The reasons inside problems that have words of their own, in English; they stand in brackets in a sentence. */
import type { ReasonTexts } from '../problem-texts.ts';

const unknownIssuer = {
  text: 'the certificate’s issuer isn’t trusted on this computer',
  action:
    'Ask IT for your network’s root certificate, and install it or point AWS_CA_BUNDLE or ca_bundle at it. Then restart Daypass.',
} as const;
const clock = 'Check this computer’s date and time, then try again.';
const fullDisk = 'Free some disk space, then try again.';
const changeFile = 'Give your user account permission for this file and its folder, then try again.';

export const reason = {
  file: {
    refused: { text: 'the system didn’t allow it' },
    ENOSPC: { text: 'the disk is full', action: fullDisk },
    EDQUOT: { text: 'your disk quota is used up', action: fullDisk },
    EROFS: { text: 'the disk is read-only', action: 'Make the disk writable, then try again.' },
    EACCES: { text: 'permission denied', action: changeFile },
    EPERM: { text: 'not permitted by the system', action: changeFile },
    ENOENT: { text: 'it doesn’t exist' },
    EISDIR: { text: 'it’s a folder', action: 'Move it elsewhere; Daypass needs a regular file here.' },
    ENOTDIR: { text: 'a part of the path isn’t a folder', action: 'Move the file that is in place of the folder.' },
    EBUSY: { text: 'another program is using it', action: 'Close the other program or wait a moment, then try again.' },
    EMFILE: { text: 'too many files are open', action: 'Close some programs, then try again.' },
    ELOOP: { text: 'its symbolic links form a loop', action: 'Fix the symbolic links that lead to this file.' },
    EFBIG: { text: 'it’s too large', action: 'Find out which program created this file, and move it elsewhere.' },
    'too-large': {
      text: 'it has more than 4 MB or 100,000 lines',
      action: 'Daypass doesn’t read files this large. Remove what you no longer need; Daypass then reads it again.',
    },
    ENXIO: { text: 'it isn’t a regular file', action: 'Move it elsewhere; Daypass needs a regular file here.' },
    EILSEQ: {
      text: 'it isn’t valid UTF-8',
      action: 'Save the file as UTF-8 in your editor; otherwise the AWS CLI rejects it.',
    },
    EIO: { text: 'the disk reports an error', action: 'Back up and check the disk.' },
  },
  tls: {
    SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
    DEPTH_ZERO_SELF_SIGNED_CERT: unknownIssuer,
    UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
    CERT_HAS_EXPIRED: { text: 'the certificate has expired', action: clock },
    CERT_NOT_YET_VALID: { text: 'the certificate isn’t valid yet', action: clock },
    CERT_REVOKED: { text: 'the certificate has been revoked' },
    ERR_TLS_CERT_ALTNAME_INVALID: {
      text: 'the certificate is for another host',
      action: 'This network may need a login: open any web page in your browser, then try again.',
    },
    ERR_SSL_WRONG_VERSION_NUMBER: {
      text: 'the response isn’t encrypted',
      action: 'Check the proxy settings of this computer, or try another network.',
    },
  },
  proxy: {
    403: { text: 'blocked by its rules' },
    407: {
      text: 'it requires a user name and password',
      action: 'Set HTTPS_PROXY to http://name:password@proxy:port, then restart Daypass.',
    },
    502: { text: 'it can’t reach this host' },
    503: { text: 'it isn’t available' },
    504: { text: 'it got no response in time' },
  },
  bundle: {
    ENOENT: { text: 'the file doesn’t exist' },
    EACCES: { text: 'permission denied' },
    EISDIR: { text: 'it’s a folder' },
    EFBIG: { text: 'it’s larger than 8 MB' },
    ENXIO: { text: 'it isn’t a regular file' },
    'no-certificate': { text: 'it contains no PEM certificate' },
  },
  token: {
    'not-json': { text: 'it’s damaged' },
    'not-an-object': { text: 'it’s damaged' },
    'no-access-token': { text: 'the access token is missing' },
    'no-expiry': { text: 'the expiry is missing' },
    'bad-expiry': { text: 'the expiry isn’t a date' },
  },
  clock: {
    ahead: { text: 'ahead of' },
    behind: { text: 'behind' },
  },
  listen: {
    EADDRINUSE: { text: 'the port is in use' },
    EADDRNOTAVAIL: { text: '127.0.0.1 isn’t available' },
    EACCES: { text: 'permission denied' },
    EPERM: { text: 'not permitted by the system' },
  },
  serving: {
    EADDRINUSE: { text: 'the port is in use', action: 'Choose another port, or let Daypass choose one.' },
    EADDRNOTAVAIL: {
      text: 'this computer doesn’t have the address',
      action: 'Use an address that this computer has now, such as 127.0.0.1.',
    },
    EACCES: { text: 'not permitted by the system', action: 'Choose a port above 1023, or let Daypass choose one.' },
  },
  managed: {
    EACCES: { text: 'your user account may not read it' },
    format: { text: 'it isn’t a list of settings' },
    'too-large': { text: 'it’s too large' },
  },
  oauth: {
    server_error: { text: 'AWS is having problems', action: 'Wait a few minutes, then sign in again.' },
    temporarily_unavailable: { text: 'AWS is busy', action: 'Wait a few minutes, then sign in again.' },
    invalid_scope: {
      text: 'AWS rejected the requested scopes',
      action: 'Check sso_registration_scopes in the AWS config file; sso:account:access is the usual value.',
    },
  },
} as const satisfies ReasonTexts;
