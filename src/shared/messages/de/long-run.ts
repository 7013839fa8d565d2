/** What is said before a long program, and of sessions that are begun anew from a terminal, in German. */
export const longRun = {
  yesOrNo: '[j/N]',
  yes: 'j ja',
  lasts: {
    known: '{{session}} gilt sicher bis {{time}}: lang genug für {{span}}.',
    estimated: '{{session}} gilt etwa bis {{time}}, geschätzt nach früheren Sitzungen: lang genug für {{span}}.',
  },
  ends: {
    known: '{{session}} gilt nur noch {{left}}, sicher bis {{time}}, gebraucht werden {{span}}.',
    estimated:
      '{{session}} gilt nur noch {{left}}, etwa bis {{time}}, geschätzt nach früheren Sitzungen; gebraucht werden {{span}}.',
  },
  unknown:
    'Ob {{session}} noch {{span}} gilt, weiß niemand: AWS nennt den Ablauf nicht, und keine Sitzung dieses Namens wurde von Anfang bis Ende gesehen. Sicher gilt sie bis {{time}}. Mit --fresh beginnt sie neu.',
  usual: 'Eine neue Sitzung würde nicht helfen: Frühere von {{session}} dauerten etwa {{length}}.',
  usualBefore:
    'Gebraucht werden {{span}}, und frühere Sitzungen von {{session}} dauerten etwa {{length}}: Eine neue würde nicht helfen.',
  startFirst: 'Zuerst eine neue Sitzung beginnen: {{- command}}',
  startFirstForAgent:
    'Die Person bitten, zuerst in einem eigenen Terminal eine neue Sitzung zu beginnen: {{- command}}',
  signInFirst: 'Bei {{session}} ist niemand angemeldet. Zuerst anmelden: {{- commands}}',
  signInFirstForAgent:
    'Bei {{session}} ist niemand angemeldet. Die Person bitten, sich in einem eigenen Terminal anzumelden: {{- commands}}',
  nobody: 'Bei {{session}} ist niemand angemeldet.',
  ask: {
    signIn: 'Jetzt anmelden?',
    fresh: 'Jetzt eine neue Sitzung beginnen?',
  },
  fresh: {
    ends: 'Eine neue Sitzung von {{session}} beginnt mit einer Abmeldung: vom Zugriffsportal im Browser und von {{session}} in allen AWS-Tools.',
    endsOthers: 'AWS beendet damit, was sonst aus diesem Browser an diesem Portal angemeldet war: {{sessions}}.',
    nothing:
      'Bei {{session}} ist hier niemand angemeldet, es gibt also nichts abzumelden. Ist der Browser noch am Zugriffsportal angemeldet, läuft die neue Sitzung ab, wann jene abgelaufen wäre: zuerst dort abmelden.',
    signedOut: 'Von {{session}} abgemeldet. Jetzt anmelden; bis dahin besteht keine Anmeldung.',
  },
  codeForAgent:
    'Diese Anmeldung braucht einen Code, der für die Person ist, die sich anmeldet, nicht für einen Coding-Agent. Die Person bitten, dies in einem eigenen Terminal auszuführen: {{- command}}',
} as const;
