/** What is said about role credentials that programs ask Daypass for, in English. */

export const serving = {
  /** The field `Message` of what a request is refused with: AWS tools show it. */
  refused: {
    WrongHost: 'Daypass answers here only to those who ask by the address itself.',
    BrowserRefused: 'Daypass gives no credentials to web pages.',
    MethodNotAllowed: 'Only GET is answered here.',
    BadRequest: 'Daypass does not understand this request.',
    NotFound: 'No role is served here, or not any more. Start serving it again in Daypass.',
    AccessDenied:
      'The authorization token is missing or wrong. AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE has to name the file that Daypass has made for this role.',
    NotServed: 'This role is not served any more. Start serving it again in Daypass.',
  },
  /** The list of what is being served. */
  heading: 'Served to programs on this computer',
  line: '{{role}} in {{account}}',
  state: 'for programs at {{address}}, {{end}} · {{asked}}',
  until: 'until {{time}}',
  untilEnd: 'until the session ends',
  /** In the place of how often it was asked for. */
  elsewhere: 'by daypass serve',
  notAsked: 'not asked for yet',
  asked_one: 'asked for once, at {{time}}',
  asked_other: 'asked for {{count, number}} times, last at {{time}}',
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
    address: 'Address of this computer to be asked at',
    warning:
      'Whatever reaches this address can ask there, such as all containers of its network, and the credentials go over it in clear. They still need the path and the token. AWS tools take plain HTTP from 127.0.0.1, 169.254.170.2 and 169.254.170.23 only. Left empty, only programs on this computer can ask.',
  },
  started: 'Programs on this computer can ask for it now.',
  stopServing: 'Stop serving credentials',
  stopped: 'Not served any more.',
  copied: 'Copied: variables for programs',
  stopRole: 'Stop serving {{role}} in {{account}}',
  stopEach: 'Stop serving {{count}} roles',
  /** What people type instead, never shown. */
  words: 'credentials endpoint container end',
  hours: 'Serve a role to programs for',
  hoursHint:
    'Programs on this computer ask Daypass for its credentials and get new ones by themselves. It always ends with the session and with Daypass.',
  hoursChoice: '{{hours}} h',
  hoursSession: 'The session',
  help: {
    serve: 'Give the credentials of a role to programs and containers that ask for them by HTTP',
    listen: 'the address of this computer to be asked at; without it 127.0.0.1, for its own programs only',
    port: 'the port; without it a free one',
    for: 'how long, such as 8h or 30m; without it until the session ends',
    printEnv: 'print the variables for the programs as one of {{formats}}',
    snippet: 'print lines for the files of one of {{kinds}}, and serve nothing',
    command: 'a program to run with the variables, after --; serving ends with it',
  },
  cli: {
    serving: 'Serving {{roleName}} of {{accountId}} at {{address}} until the session ends. Ctrl-C ends it.',
    servingUntil: 'Serving {{roleName}} of {{accountId}} at {{address}} until {{time}}. Ctrl-C ends it.',
    warning: {
      container:
        'Warning: whatever reaches {{address}} can ask there, such as all containers of that network, and the credentials go over it in clear. They still need the path and the token.',
      network:
        'Warning: whatever reaches {{address}} can ask there, and the credentials go over that network in clear. AWS tools themselves refuse to ask there: they take plain HTTP from 127.0.0.1 and 169.254.170.2 only, so something has to pass connections on.',
    },
    defaultProfile:
      'Your default profile has credentials of its own: programs that see your AWS config take those instead, unless you start them with daypass serve … -- program.',
    withoutFiles:
      'Your default profile has credentials of its own, which AWS tools take first: the program is started without your AWS config and credentials file.',
    timeOver: 'The time is over: the role is not served any more.',
    sessionOver: 'You are not signed in to {{session}} any more: the role is not served any more.',
    givenUntil: 'AWS takes the credentials that programs were given until {{time}}.',
    oddFolder:
      'The name of the folder for the token cannot be written as {{format}}. Choose another format, or start the program with daypass serve … -- program.',
    noSuchAddress:
      '{{address}} is no single address of this computer. Name one by its numbers, such as 127.0.0.1 or 172.17.0.1.',
    noSuchPort: '{{port}} is not a port: it is a number up to 65535.',
    noSuchTime: '{{time}} is not a time, such as 8h, 30m or 1h30m.',
    noSuchSnippet: 'There is no snippet for {{kind}}, but for {{kinds}}.',
  },
  /** How what is printed is used. */
  snippet: {
    run: 'Then run: {{- command}}',
    devcontainer:
      'Put this into .devcontainer/devcontainer.json. With Docker Desktop, allow host networking in its settings. A container that is there already has to be rebuilt.',
    composeOnLinux:
      'Put this into compose.yaml. Make its network once: docker network create --subnet 169.254.170.0/24 --gateway 169.254.170.2 daypass',
    composeOnDesktop: 'Put this into compose.yaml. Its second service passes on what the first one asks.',
    wsl: 'Put this into .wslconfig in your Windows home folder, then run once: wsl --shutdown',
    terraform:
      'This is the whole provider block, beside what else you set in it. The S3 backend needs no profile either.',
  },
} as const;
