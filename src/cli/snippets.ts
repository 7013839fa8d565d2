/**
 * Texts for the files of containers and tools, which lead them to a served role. None of them has an address, a path or a token in
 * it: those are new each time and come from the environment in which `daypass serve -- …` starts the tool, so that the files can be
 * shared and kept.
 */

export const snippetKinds = ['devcontainer', 'compose', 'wsl', 'terraform'] as const;
export type SnippetKind = (typeof snippetKinds)[number];

/** Where a container finds the token. */
const tokenInside = '/run/daypass/token';
/** For what passes connections on, which cannot be told a new one each time. */
export const snippetPort = 9911;

/** Docker Desktop has its containers on a machine of their own; on Linux they are beside us. */
export function snippetFor(kind: SnippetKind, platform: NodeJS.Platform): string {
  switch (kind) {
    case 'devcontainer':
      return devcontainer;
    case 'compose':
      return platform === 'linux' ? composeOnLinux : composeOnDesktop;
    case 'wsl':
      return wsl;
    case 'terraform':
      return terraform;
  }
}

/** What the snippet is used with, as a line to type. */
export function commandFor(kind: SnippetKind, platform: NodeJS.Platform): string {
  switch (kind) {
    case 'devcontainer':
      return 'daypass serve --profile NAME -- code --new-window --wait .';
    case 'compose':
      return platform === 'linux'
        ? 'daypass serve --profile NAME --listen 169.254.170.2 -- docker compose up'
        : `daypass serve --profile NAME --port ${snippetPort} -- docker compose up`;
    case 'wsl':
      return 'daypass serve --profile NAME -- wsl';
    case 'terraform':
      return 'daypass serve --profile NAME -- terraform apply';
  }
}

const devcontainer = `${JSON.stringify(
  {
    runArgs: ['--network=host'],
    mounts: [`source=\${localEnv:AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE},target=${tokenInside},type=bind,readonly`],
    containerEnv: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: '${localEnv:AWS_CONTAINER_CREDENTIALS_FULL_URI}',
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenInside,
    },
  },
  null,
  2,
)}\n`;

/** AWS_REGION without a value is passed on where it is set. */
const composeService = `services:
  app:
    environment:
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "\${AWS_CONTAINER_CREDENTIALS_FULL_URI:?Start this with daypass serve}"
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: ${tokenInside}
      AWS_REGION:
      AWS_DEFAULT_REGION:
    volumes:
      - type: bind
        source: "\${AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE}"
        target: ${tokenInside}
        read_only: true
`;

/** In this network the computer itself has the address that ECS gives credentials at, one of the few that SDKs ask by HTTP. */
const composeOnLinux = `${composeService}    networks: [default, daypass]
networks:
  daypass:
    external: true
`;

/** Passes on what the container asks itself: it shares the network of the container, and Docker Desktop leads it to this computer. */
const composeOnDesktop = `${composeService}  daypass:
    image: alpine/socat
    network_mode: service:app
    command: TCP-LISTEN:${snippetPort},bind=127.0.0.1,fork,reuseaddr TCP-CONNECT:host.docker.internal:${snippetPort}
`;

const wsl = `[wsl2]
networkingMode=mirrored
`;

const terraform = `# Without a profile and without keys: they come from the environment of "daypass serve".
provider "aws" {
}
`;
