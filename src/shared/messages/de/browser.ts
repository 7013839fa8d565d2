/** The choice of a browser for a role, of its window, and of a container; in German. */
export const browser = {
  of: 'Browser für {{of}}',
  label: 'Browser',
  asSession: 'Wie die Sitzung',
  asAccount: 'Wie das Konto',
  window: 'Fenster',
  windowOf: 'Fenster für {{of}}',
  windows: {
    usual: 'Normales Fenster',
    private: 'Privates Fenster',
    container: 'Firefox-Container',
  },
  container: 'Container',
  containerHint: 'Benötigt in diesem Profil die Firefox-Erweiterung „Open external links in a container“.',
  told: {
    private: '{{browser}}, privates Fenster',
    container: '{{browser}}, Container {{name}}',
  },
} as const;
