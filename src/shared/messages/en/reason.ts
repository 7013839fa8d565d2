/** The reasons inside problems that have words of their own, in English; they stand in brackets in a sentence. */
import type { ReasonTexts } from '../problem-texts.ts';

const unknownIssuer = {
  text: 'this computer does not know who issued the certificate',
  action:
    'Ask your IT support for the certificate of your network. When this computer trusts it, or AWS_CA_BUNDLE or ca_bundle in the AWS config file names its file, open Daypass again.',
} as const;
const clock = 'Check that the date and time of this computer are right, then try again.';
const fullDisk = 'Free some disk space, then try again.';
const changeFile = 'Give your user account permission for this file and its folder, then try again.';

export const reason = {
  file: {
    ENOSPC: { text: 'the disk is full', action: fullDisk },
    EDQUOT: { text: 'your disk quota is used up', action: fullDisk },
    EROFS: { text: 'the disk is read-only', action: 'Make the disk writable, then try again.' },
    EACCES: { text: 'permission denied', action: changeFile },
    EPERM: { text: 'not permitted by the system', action: changeFile },
    ENOENT: { text: 'it does not exist' },
    EISDIR: { text: 'it is a folder', action: 'Move this folder away; a file belongs in its place.' },
    ENOTDIR: { text: 'a part of the path is not a folder', action: 'Move the file that is in the way of the folder.' },
    EBUSY: { text: 'another program is using it', action: 'Close the other program or wait a moment, then try again.' },
    EMFILE: { text: 'too many files are open', action: 'Close some programs, then try again.' },
    ELOOP: { text: 'its links lead in a circle', action: 'Correct the symbolic links on the way to this file.' },
    EFBIG: { text: 'it is far too large', action: 'Find out what has written this file, and move it away.' },
    'too-large': {
      text: 'it has more than 4 MB or 100,000 lines',
      action: 'Daypass leaves so large a file alone. Take out of it what nobody uses; then it is read again.',
    },
    ENXIO: { text: 'it is not a regular file', action: 'Move it away; a regular file belongs in its place.' },
    EILSEQ: {
      text: 'not all of it is UTF-8',
      action: 'Save the file as UTF-8 in your editor: the AWS CLI refuses it otherwise.',
    },
    EIO: { text: 'the disk reports an error', action: 'Check the disk, and have a backup of it.' },
  },
  tls: {
    SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
    DEPTH_ZERO_SELF_SIGNED_CERT: unknownIssuer,
    UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
    CERT_HAS_EXPIRED: { text: 'the certificate has expired', action: clock },
    CERT_NOT_YET_VALID: { text: 'the certificate is not valid yet', action: clock },
    CERT_REVOKED: { text: 'the certificate has been revoked' },
    ERR_TLS_CERT_ALTNAME_INVALID: {
      text: 'the certificate belongs to another address',
      action: 'Your network may want you to log in first: open any web page in your browser, then try again.',
    },
    ERR_SSL_WRONG_VERSION_NUMBER: {
      text: 'the answer is not encrypted',
      action: 'Check the proxy settings of this computer, or try another network.',
    },
  },
  proxy: {
    403: { text: 'its rules do not allow it' },
    407: {
      text: 'it wants a user name and password',
      action: 'Write both into HTTPS_PROXY as http://name:password@proxy:port, then open Daypass again.',
    },
    502: { text: 'it cannot reach this address' },
    503: { text: 'it is not available' },
    504: { text: 'this address did not answer it in time' },
  },
  bundle: {
    ENOENT: { text: 'the file does not exist' },
    EACCES: { text: 'permission denied' },
    EISDIR: { text: 'it is a folder' },
    EFBIG: { text: 'it is larger than 8 MB' },
    ENXIO: { text: 'it is not a regular file' },
    'no-certificate': { text: 'there is no PEM certificate in the file' },
  },
  token: {
    'not-json': { text: 'it is damaged' },
    'not-an-object': { text: 'it is damaged' },
    'no-access-token': { text: 'the access token is missing' },
    'no-expiry': { text: 'its end is missing' },
    'bad-expiry': { text: 'its end is not a date' },
  },
  clock: {
    ahead: { text: 'ahead of' },
    behind: { text: 'behind' },
  },
  listen: {
    EADDRINUSE: { text: 'another program uses the port' },
    EADDRNOTAVAIL: { text: '127.0.0.1 is not available' },
    EACCES: { text: 'permission denied' },
    EPERM: { text: 'not permitted by the system' },
  },
  serving: {
    EADDRINUSE: { text: 'another program uses the port', action: 'Choose another port, or let Daypass choose one.' },
    EADDRNOTAVAIL: {
      text: 'this computer does not have the address',
      action: 'Name an address that this computer has now, such as 127.0.0.1.',
    },
    EACCES: { text: 'not permitted by the system', action: 'Choose a port above 1023, or let Daypass choose one.' },
  },
  managed: {
    EACCES: { text: 'your user account may not read it' },
    format: { text: 'it isn’t a list of settings' },
    'too-large': { text: 'it is too large' },
  },
  oauth: {
    server_error: { text: 'AWS has a problem of its own', action: 'Wait a few minutes, then sign in again.' },
    temporarily_unavailable: { text: 'AWS is busy at the moment', action: 'Wait a few minutes, then sign in again.' },
    invalid_scope: {
      text: 'AWS does not accept the requested scopes',
      action: 'Check sso_registration_scopes in the AWS config file; sso:account:access is the usual value.',
    },
  },
} as const satisfies ReasonTexts;
