/** What is said about role credentials that programs ask Daypass for, in German. */

export const serving = {
  refused: {
    WrongHost: 'Daypass antwortet hier nur, wenn die Adresse selbst angesprochen wird.',
    BrowserRefused: 'Daypass gibt Webseiten keine Anmeldedaten.',
    MethodNotAllowed: 'Hier wird nur GET beantwortet.',
    BadRequest: 'Daypass versteht diese Anfrage nicht.',
    NotFound: 'Hier wird keine Rolle bereitgestellt, oder nicht mehr. In Daypass erneut bereitstellen.',
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
  notAsked: 'noch nicht abgefragt',
  asked_one: 'einmal abgefragt: {{time}}',
  asked_other: '{{count, number}}-mal abgefragt, zuletzt: {{time}}',
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
      'Was diese Adresse erreicht, kann dort anfragen, etwa alle Container ihres Netzwerks, und die Anmeldedaten gehen unverschlüsselt darüber. Pfad und Token sind trotzdem nötig. AWS-Tools akzeptieren einfaches HTTP nur von 127.0.0.1, 169.254.170.2 und 169.254.170.23. Leer können nur Programme auf diesem Computer anfragen.',
  },
  started: 'Programme auf diesem Computer können jetzt danach fragen.',
  stopServing: 'Bereitstellung beenden',
  stopped: 'Wird nicht mehr bereitgestellt.',
  copied: 'Kopiert: Variablen für Programme',
  stopRole: 'Bereitstellung von {{role}} in {{account}} beenden',
  stopEach: 'Bereitstellung von {{count}} Rollen beenden',
  words: 'Anmeldedaten Endpunkt Container Ende credentials endpoint',
  hours: 'Eine Rolle für Programme bereitstellen:',
  hoursHint:
    'Programme auf diesem Computer fragen Daypass nach den Anmeldedaten und erhalten selbsttätig neue. Das endet immer mit der Sitzung und mit Daypass.',
  hoursChoice: '{{hours}} h',
  hoursSession: 'Ganze Sitzung',
  help: {
    serve: 'Anmeldedaten einer Rolle an Programme und Container geben, die per HTTP danach fragen',
    listen: 'die Adresse dieses Computers für Anfragen; ohne Angabe 127.0.0.1, nur für eigene Programme',
    port: 'der Port; ohne Angabe ein freier',
    for: 'wie lange, z. B. 8h oder 30m; ohne Angabe bis zum Ende der Sitzung',
    printEnv: 'die Variablen für die Programme ausgeben, als eines von {{formats}}',
    snippet: 'Zeilen für die Dateien von einem von {{kinds}} ausgeben und nichts bereitstellen',
    command: 'ein Programm, das mit den Variablen laufen soll, nach --; mit ihm endet die Bereitstellung',
  },
  cli: {
    serving:
      '{{roleName}} von {{accountId}} wird unter {{address}} bis zum Ende der Sitzung bereitgestellt. Strg-C beendet das.',
    servingUntil:
      '{{roleName}} von {{accountId}} wird unter {{address}} bis {{time}} bereitgestellt. Strg-C beendet das.',
    warning: {
      container:
        'Warnung: Was {{address}} erreicht, kann dort anfragen, etwa alle Container jenes Netzwerks, und die Anmeldedaten gehen unverschlüsselt darüber. Pfad und Token sind trotzdem nötig.',
      network:
        'Warnung: Was {{address}} erreicht, kann dort anfragen, und die Anmeldedaten gehen unverschlüsselt über jenes Netzwerk. AWS-Tools fragen dort selbst nicht an: Sie akzeptieren einfaches HTTP nur von 127.0.0.1 und 169.254.170.2, etwas muss also Verbindungen weiterreichen.',
    },
    defaultProfile:
      'Das Standardprofil hat eigene Anmeldedaten: Programme, die die AWS-Konfiguration sehen, nehmen diese, außer sie werden mit daypass serve … -- programm gestartet.',
    withoutFiles:
      'Das Standardprofil hat eigene Anmeldedaten, die AWS-Tools zuerst nehmen: Das Programm startet ohne die AWS-Konfiguration und die credentials-Datei.',
    timeOver: 'Die Zeit ist um: Die Rolle wird nicht mehr bereitgestellt.',
    sessionOver: 'Bei {{session}} ist niemand mehr angemeldet: Die Rolle wird nicht mehr bereitgestellt.',
    givenUntil: 'AWS akzeptiert die an Programme gegebenen Anmeldedaten bis {{time}}.',
    oddFolder:
      'Der Name des Ordners für das Token lässt sich nicht als {{format}} schreiben. Ein anderes Format wählen oder das Programm mit daypass serve … -- programm starten.',
    noSuchAddress:
      '{{address}} ist keine einzelne Adresse dieses Computers. Eine in Ziffern angeben, z. B. 127.0.0.1 oder 172.17.0.1.',
    noSuchPort: '{{port}} ist kein Port: Ein Port ist eine Zahl bis 65535.',
    noSuchTime: '{{time}} ist keine Zeitangabe wie 8h, 30m oder 1h30m.',
    noSuchSnippet: 'Für {{kind}} gibt es keine Vorlage, wohl aber für {{kinds}}.',
  },
  snippet: {
    run: 'Danach ausführen: {{- command}}',
    devcontainer:
      'In .devcontainer/devcontainer.json einfügen. Bei Docker Desktop in dessen Einstellungen Host-Netzwerk erlauben. Ein vorhandener Container muss neu gebaut werden.',
    composeOnLinux:
      'In compose.yaml einfügen. Das Netzwerk einmal anlegen: docker network create --subnet 169.254.170.0/24 --gateway 169.254.170.2 daypass',
    composeOnDesktop: 'In compose.yaml einfügen. Der zweite Dienst reicht weiter, was der erste fragt.',
    wsl: 'In .wslconfig im Windows-Benutzerordner einfügen, dann einmal ausführen: wsl --shutdown',
    terraform:
      'Das ist der ganze provider-Block, neben dem, was sonst darin steht. Auch das S3-Backend braucht kein Profil.',
  },
} as const;
