/** The choice of a browser for a role, of its window, and of a container. */
export const browser = {
  of: 'Browser for {{of}}',
  label: 'Browser',
  /** No browser of one's own. */
  asSession: 'Same as session',
  asAccount: 'Same as account',
  window: 'Window',
  windowOf: 'Window for {{of}}',
  windows: {
    usual: 'Normal window',
    private: 'Private window',
    container: 'Firefox container',
  },
  container: 'Container',
  containerHint: 'Needs the Firefox extension “Open external links in a container” in this profile.',
  /** A choice that is only told. */
  told: {
    private: '{{browser}}, private window',
    container: '{{browser}}, container {{name}}',
  },
} as const;
