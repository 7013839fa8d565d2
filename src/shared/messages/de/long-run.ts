/** What is said before a long program, and of sessions that are begun anew from a terminal, in German. */
export const longRun = {
  yesOrNo: '[j/N]',
  yes: 'j ja',
  lasts: {
    known: '{{session}} ist bis {{time}} gültig: lang genug für {{span}}.',
    estimated:
      '{{session}} läuft voraussichtlich ab: {{time}} (geschätzt nach früheren Sitzungen). Das ist lang genug für {{span}}.',
  },
  ends: {
    known: '{{session}} läuft in {{left}} ab ({{time}}), gebraucht werden aber {{span}}.',
    estimated:
      '{{session}} läuft voraussichtlich in {{left}} ab ({{time}}, geschätzt nach früheren Sitzungen), gebraucht werden aber {{span}}.',
  },
  unknown:
    'Ob {{session}} noch {{span}} gilt, ist ungewiss: AWS nennt den Ablauf nicht, und es gibt keine vollständige frühere Sitzung zum Vergleich. Sie gilt mindestens bis {{time}}; --fresh startet eine neue.',
  usual: 'Eine neue Sitzung hilft nicht: Frühere von {{session}} dauerten etwa {{length}}.',
  usualBefore:
    'Gebraucht werden {{span}}, und frühere Sitzungen von {{session}} dauerten etwa {{length}}: Eine neue hilft nicht.',
  startFirst: 'Zuerst eine neue Sitzung starten: {{- command}}',
  startFirstForAgent:
    'Die Person am Computer bitten, zuerst in ihrem eigenen Terminal eine neue Sitzung zu starten: {{- command}}',
  signInFirst: 'Nicht bei {{session}} angemeldet. Zuerst anmelden: {{- commands}}',
  signInFirstForAgent:
    'Nicht bei {{session}} angemeldet. Die Person am Computer bitten, sich in ihrem eigenen Terminal anzumelden: {{- commands}}',
  nobody: 'Nicht bei {{session}} angemeldet.',
  ask: {
    signIn: 'Jetzt anmelden?',
    fresh: 'Jetzt eine neue Sitzung starten?',
  },
  fresh: {
    ends: 'Eine neue Sitzung von {{session}} meldet Sie zuerst ab: vom Zugriffsportal im Browser und von {{session}} in allen AWS-Tools.',
    endsOthers: 'AWS meldet damit auch ab, was in diesem Browser sonst bei diesem Portal angemeldet ist: {{sessions}}.',
    nothing:
      'Hier ist niemand bei {{session}} angemeldet, es gibt also nichts abzumelden. Ist der Browser noch beim Zugriffsportal angemeldet, zuerst dort abmelden; sonst läuft die neue Sitzung ab, wenn die dortige abgelaufen wäre.',
    signedOut: 'Von {{session}} abgemeldet. Jetzt anmelden, um die neue Sitzung zu starten.',
  },
  codeForAgent:
    'Diese Anmeldung braucht einen Code, der für die Person am Computer bestimmt ist, nicht für einen Coding-Agent. Die Person bitten, dies in ihrem eigenen Terminal auszuführen: {{- command}}',
} as const;
