/** What is said of programs that wait for a sign-in, on every surface and by `daypass ensure` and `daypass run`, in German. */
export const waiting = {
  notification: {
    title_one: 'Ein Programm wartet auf die Anmeldung bei {{session}}',
    title_other: '{{count}} Programme warten auf die Anmeldung bei {{session}}',
    body: 'Klicken, um sich anzumelden. Danach geht es automatisch weiter.',
  },
  tray: {
    session_one: 'Ein Programm wartet auf {{session}} – anmelden',
    session_other: '{{count}} Programme warten auf {{session}} – anmelden',
    several: 'Programme warten auf {{sessions}} – anmelden',
  },
  need_one: '{{session}}: Ein Programm wartet auf Ihre Anmeldung',
  need_other: '{{session}}: {{count}} Programme warten auf Ihre Anmeldung',
  sheet_one: 'Ein Programm wartet auf diese Anmeldung. Es macht automatisch weiter, sobald Sie angemeldet sind.',
  sheet_other:
    '{{count}} Programme warten auf diese Anmeldung. Sie machen automatisch weiter, sobald Sie angemeldet sind.',

  help: {
    ensure: 'Warten, bis jemand angemeldet ist; Exit-Code 0, wenn ja, 75, wenn sich niemand rechtzeitig anmeldet',
    wait: 'wie lange gewartet wird, z. B. 90s, 10m oder 1h30m (Standard: 10m)',
    run: 'Ein lange laufendes Programm ausführen und vorher sagen, ob die Sitzung reicht',
    needs: 'wie lange das Programm braucht, z. B. 45m, 3h oder 1h30m',
    runCommand: 'das Programm und seine Argumente, nach --',
    fresh: 'zuerst eine neue Sitzung starten: ab- und wieder anmelden',
  },
  caller: {
    waits:
      'Nicht bei {{session}} angemeldet. Bis zu {{span}} wird auf eine Anmeldung gewartet: in Daypass oder mit {{commands}}.',
    waitsForAgent:
      'Nicht bei {{session}} angemeldet. Bis zu {{span}} wird gewartet: Die Person am Computer bitten, sich in Daypass oder im Terminal mit {{commands}} anzumelden.',
    or: '{{before}} oder {{after}}',
    done: 'Bei {{session}} angemeldet.',
    nobody: 'Bei {{session}} hat sich innerhalb von {{span}} niemand angemeldet.',
    dismissed: '{{session}} wurde abgemeldet, deshalb wird nicht mehr gewartet.',
  },
  span: {
    days: '{{count}} d',
    hours: '{{count}} h',
    minutes: '{{count}} min',
    seconds: '{{count}} s',
  },
  notADuration: '{{option}} ist keine Dauer: {{value}}. Möglich sind z. B. 90s, 10m, 3h oder 1h30m.',
} as const;
