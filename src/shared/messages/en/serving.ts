/** What is said about role credentials that programs ask Daypass for, in English. */

export const serving = {
  /** The field `Message` of what a request is refused with: AWS tools show it. */
  refused: {
    WrongHost: 'Daypass answers only requests that use this IP address as their host.',
    BrowserRefused: 'Daypass gives no credentials to web pages.',
    MethodNotAllowed: 'Only GET is supported.',
    BadRequest: 'Daypass doesn’t understand this request.',
    NotFound: 'No role is served here. Start serving it again in Daypass.',
    AccessDenied:
      'The authorization token is missing or wrong. AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE must name the file that Daypass created for this role.',
    NotServed: 'This role is no longer served. Start serving it again in Daypass.',
  },
  /** The list of what is being served. */
  heading: 'Served to programs on this computer',
  line: '{{role}} in {{account}}',
  state: 'for programs at {{address}}, {{end}} · {{asked}}',
  until: 'until {{time}}',
  untilEnd: 'until the session ends',
  /** In the place of how often it was asked for. */
  elsewhere: 'by daypass serve',
  notAsked: 'not requested yet',
  asked_one: 'requested once, at {{time}}',
  asked_other: 'requested {{count, number}} times, last at {{time}}',
  copy: 'Copy variables',
  stop: 'Stop',
  stopAll: 'Stop all',
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  /** Of one role, where its name does not stand beside it. */
  serve: 'Serve credentials on this computer…',
  form: {
    heading: 'Serve credentials',
    of: 'Serve {{role}} to programs on this computer',
    hours: 'For',
    serve: 'Serve',
    containers: 'For containers…',
    address: 'Address of this computer to listen on',
    warning:
      'Anything that reaches this address can request the credentials, which travel unencrypted; it still needs the path and the token. AWS tools accept plain HTTP only from 127.0.0.1, 169.254.170.2 and 169.254.170.23. Leave empty for programs on this computer only.',
  },
  started: 'Programs on this computer can request it now.',
  stopServing: 'Stop serving credentials',
  stopped: 'No longer served.',
  copied: 'Copied: variables for programs',
  stopRole: 'Stop serving {{role}} in {{account}}',
  stopEach: 'Stop serving {{count}} roles',
  /** What people type instead, never shown. */
  words: 'credentials endpoint container end',
  hours: 'Serve a role to programs for',
  hoursHint:
    'Programs on this computer get its credentials from Daypass, and new ones automatically. Serving always stops with the session and with Daypass.',
  hoursChoice: '{{hours}} h',
  hoursSession: 'The session',
  help: {
    serve: 'Serve the credentials of a role over HTTP to programs and containers',
    listen: 'the address of this computer to listen on (default: 127.0.0.1, for programs on this computer only)',
    port: 'the port (default: any free port)',
    for: 'how long, such as 8h or 30m (default: until the session ends)',
    printEnv: 'print the variables for programs as one of {{formats}}',
    snippet: 'print the lines for one of {{kinds}}, and serve nothing',
    command: 'a program to run with the variables, after --; serving stops when it exits',
  },
  cli: {
    serving: 'Serving {{roleName}} of {{accountId}} at {{address}} until the session ends. Press Ctrl-C to stop.',
    servingUntil: 'Serving {{roleName}} of {{accountId}} at {{address}} until {{time}}. Press Ctrl-C to stop.',
    warning: {
      container:
        'Warning: anything that reaches {{address}}, such as all containers of that network, can request the credentials, which travel unencrypted. It still needs the path and the token.',
      network:
        'Warning: anything that reaches {{address}} can request the credentials, which travel unencrypted over that network. AWS tools accept plain HTTP only from 127.0.0.1, 169.254.170.2 and 169.254.170.23, so something has to forward connections.',
    },
    defaultProfile:
      'Your default profile has credentials of its own, which programs that read your AWS config use instead. To avoid that, run them with daypass serve … -- program.',
    withoutFiles:
      'Your default profile has credentials of its own, which AWS tools prefer: the program starts without your AWS config and credentials files.',
    timeOver: 'Time is up: the role is no longer served.',
    sessionOver: 'You’re no longer signed in to {{session}}: the role is no longer served.',
    givenUntil: 'Credentials that programs already have stay valid until {{time}}.',
    oddFolder:
      'The name of the token’s folder can’t be written as {{format}}. Choose another format, or run daypass serve … -- program.',
    noSuchAddress:
      '{{address}} isn’t a single address of this computer. Use an IP address such as 127.0.0.1 or 172.17.0.1.',
    noSuchPort: '{{port}} isn’t a port. Use a number up to 65535.',
    noSuchTime: '{{time}} isn’t a length of time. Use one such as 8h, 30m or 1h30m.',
    noSuchSnippet: 'There is no snippet for {{kind}}. Use one of {{kinds}}.',
  },
  /** How what is printed is used. */
  snippet: {
    run: 'Then run: {{- command}}',
    devcontainer:
      'Add this to .devcontainer/devcontainer.json, and rebuild a container that exists already. With Docker Desktop, enable host networking in its settings.',
    composeOnLinux:
      'Add this to compose.yaml. Create its network once: docker network create --subnet 169.254.170.0/24 --gateway 169.254.170.2 daypass',
    composeOnDesktop: 'Add this to compose.yaml. Its second service forwards the requests of the first.',
    wsl: 'Add this to .wslconfig in your Windows home folder, then run once: wsl --shutdown',
    terraform: 'This is the whole provider block, besides your other settings. The S3 backend needs no profile either.',
  },
} as const;
