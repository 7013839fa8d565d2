/** What is said about role credentials that programs ask Daypass for, in German. */

export const serving = {
  refused: {
    WrongHost: 'Daypass beantwortet nur Anfragen, die diese IP-Adresse als Host verwenden.',
    BrowserRefused: 'Daypass gibt Webseiten keine Anmeldedaten.',
    MethodNotAllowed: 'Nur GET wird unterstützt.',
    BadRequest: 'Daypass versteht diese Anfrage nicht.',
    NotFound: 'Hier wird keine Rolle bereitgestellt. In Daypass erneut bereitstellen.',
    AccessDenied:
      'Das Autorisierungstoken fehlt oder ist falsch. AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE muss die Datei nennen, die Daypass für diese Rolle angelegt hat.',
    NotServed: 'Diese Rolle wird nicht mehr bereitgestellt. In Daypass erneut bereitstellen.',
  },
  heading: 'Für Programme auf diesem Computer bereitgestellt',
  line: '{{role}} in {{account}}',
  state: 'für Programme unter {{address}}, {{end}} · {{asked}}',
  until: 'bis {{time}}',
  untilEnd: 'bis zum Ende der Sitzung',
  elsewhere: 'von daypass serve',
  notAsked: 'noch nicht angefordert',
  asked_one: 'einmal angefordert: {{time}}',
  asked_other: '{{count, number}}-mal angefordert, zuletzt: {{time}}',
  copy: 'Variablen kopieren',
  stop: 'Beenden',
  stopAll: 'Alle beenden',
  more_one: 'und {{count}} weitere',
  more_other: 'und {{count}} weitere',
  serve: 'Anmeldedaten auf diesem Computer bereitstellen…',
  form: {
    heading: 'Anmeldedaten bereitstellen',
    of: '{{role}} für Programme auf diesem Computer bereitstellen',
    hours: 'Dauer',
    serve: 'Bereitstellen',
    containers: 'Für Container…',
    address: 'Adresse dieses Computers für Anfragen',
    warning:
      'Alles, was diese Adresse erreicht, kann die Anmeldedaten anfordern, die unverschlüsselt übertragen werden; Pfad und Token sind trotzdem nötig. AWS-Tools akzeptieren einfaches HTTP nur von 127.0.0.1, 169.254.170.2 und 169.254.170.23. Leer lassen, wenn nur Programme auf diesem Computer anfragen sollen.',
  },
  started: 'Programme auf diesem Computer können sie jetzt anfordern.',
  stopServing: 'Bereitstellung beenden',
  stopped: 'Wird nicht mehr bereitgestellt.',
  copied: 'Kopiert: Variablen für Programme',
  stopRole: 'Bereitstellung von {{role}} in {{account}} beenden',
  stopEach: 'Bereitstellung von {{count}} Rollen beenden',
  words: 'Anmeldedaten Endpunkt Container Ende credentials endpoint',
  hours: 'Eine Rolle für Programme bereitstellen:',
  hoursHint:
    'Programme auf diesem Computer erhalten die Anmeldedaten von Daypass und automatisch neue. Die Bereitstellung endet immer mit der Sitzung und mit Daypass.',
  hoursChoice: '{{hours}} h',
  hoursSession: 'Ganze Sitzung',
  help: {
    serve: 'Anmeldedaten einer Rolle per HTTP für Programme und Container bereitstellen',
    listen: 'die Adresse dieses Computers für Anfragen (Standard: 127.0.0.1, nur für Programme auf diesem Computer)',
    port: 'der Port (Standard: ein freier Port)',
    for: 'wie lange, z. B. 8h oder 30m (Standard: bis zum Ende der Sitzung)',
    printEnv: 'die Variablen für Programme in einem dieser Formate ausgeben: {{formats}}',
    snippet: 'Zeilen für eines davon ausgeben und nichts bereitstellen: {{kinds}}',
    command: 'ein Programm, das mit den Variablen läuft, nach --; mit ihm endet die Bereitstellung',
  },
  cli: {
    serving:
      '{{roleName}} von {{accountId}} wird unter {{address}} bis zum Ende der Sitzung bereitgestellt. Zum Beenden Strg-C drücken.',
    servingUntil:
      '{{roleName}} von {{accountId}} wird unter {{address}} bis {{time}} bereitgestellt. Zum Beenden Strg-C drücken.',
    warning: {
      container:
        'Warnung: Alles, was {{address}} erreicht, etwa alle Container dieses Netzwerks, kann die Anmeldedaten anfordern, die unverschlüsselt übertragen werden. Pfad und Token sind trotzdem nötig.',
      network:
        'Warnung: Alles, was {{address}} erreicht, kann die Anmeldedaten anfordern, die unverschlüsselt über dieses Netzwerk gehen. AWS-Tools akzeptieren einfaches HTTP nur von 127.0.0.1, 169.254.170.2 und 169.254.170.23, etwas muss also Verbindungen weiterleiten.',
    },
    defaultProfile:
      'Das default-Profil hat eigene Anmeldedaten, die Programme mit Zugriff auf die AWS-Konfiguration stattdessen verwenden. Um das zu vermeiden, sie mit daypass serve … -- programm starten.',
    withoutFiles:
      'Das default-Profil hat eigene Anmeldedaten, die AWS-Tools bevorzugen: Das Programm startet ohne AWS-Konfigurationsdatei und credentials-Datei.',
    timeOver: 'Die Zeit ist abgelaufen: Die Rolle wird nicht mehr bereitgestellt.',
    sessionOver: 'Nicht mehr bei {{session}} angemeldet: Die Rolle wird nicht mehr bereitgestellt.',
    givenUntil: 'Anmeldedaten, die Programme schon haben, gelten bis {{time}}.',
    oddFolder:
      'Der Name des Ordners für das Token lässt sich nicht als {{format}} schreiben. Ein anderes Format wählen oder daypass serve … -- programm ausführen.',
    noSuchAddress:
      '{{address}} ist keine einzelne Adresse dieses Computers. Eine IP-Adresse angeben, z. B. 127.0.0.1 oder 172.17.0.1.',
    noSuchPort: '{{port}} ist kein Port. Eine Zahl bis 65535 angeben.',
    noSuchTime: '{{time}} ist keine Dauer. Möglich sind z. B. 8h, 30m oder 1h30m.',
    noSuchSnippet: 'Für {{kind}} gibt es keine Vorlage. Möglich sind {{kinds}}.',
  },
  snippet: {
    run: 'Danach ausführen: {{- command}}',
    devcontainer:
      'In .devcontainer/devcontainer.json einfügen und einen vorhandenen Container neu bauen. Bei Docker Desktop in den Einstellungen das Host-Netzwerk aktivieren.',
    composeOnLinux:
      'In compose.yaml einfügen. Das Netzwerk einmal anlegen: docker network create --subnet 169.254.170.0/24 --gateway 169.254.170.2 daypass',
    composeOnDesktop: 'In compose.yaml einfügen. Der zweite Dienst leitet die Anfragen des ersten weiter.',
    wsl: 'In .wslconfig im Windows-Benutzerordner einfügen, dann einmal ausführen: wsl --shutdown',
    terraform:
      'Das ist der ganze provider-Block, abgesehen von Ihren anderen Einstellungen. Auch das S3-Backend braucht kein Profil.',
  },
} as const;
