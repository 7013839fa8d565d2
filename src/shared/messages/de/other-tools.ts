/** What the commands say that other tools run for their tokens, in German. */
export const otherTools = {
  region: 'die Region; ohne Angabe gilt AWS_REGION, AWS_DEFAULT_REGION oder das Profil',
  noRegion: 'Die Region mit --region oder AWS_REGION oder im Profil angeben.',
  badRegion: '{{region}} ist keine Region.',
  kube: {
    help: 'Ein Token für einen Amazon-EKS-Cluster ausgeben, wie es Exec-Plugins von Kubernetes tun',
    cluster: 'der Name des Clusters',
    badCluster: '{{cluster}} ist kein Clustername: erlaubt sind Buchstaben, Ziffern, - und _, höchstens 100.',
    kubeconfig:
      'ausgeben, was in eine kubeconfig-Datei gehört, mit vollständigen Pfaden, wie sie Programme ohne Shell brauchen',
  },
  docker: {
    help: 'Docker Passwörter von Amazon ECR geben, als Credential-Helper',
    action:
      'get, store, erase oder list, wie docker fragt; oder script, das das Programm ausgibt, nach dem docker sucht',
    noSuchAction: 'Die Aktion {{action}} gibt es nicht, wohl aber {{actions}}.',
    noProfile: 'Kein Profil der AWS-Konfiguration hat eine Rolle in Konto {{account}}.',
    notStored:
      'Daypass speichert keine Passwörter. Für Ihre Registries von Amazon ECR in credHelpers eintragen, nicht als credsStore.',
    anonymous: 'Kein Passwort für {{registry}}, docker macht ohne weiter: {{reason}}',
  },
  codeArtifact: {
    help: 'Ein Token für die Paket-Repositorys einer AWS-CodeArtifact-Domain ausgeben',
    domain: 'der Name der Domain',
    owner: 'das Konto, dem die Domain gehört, mit seinen 12 Ziffern; ohne Angabe das der Rolle',
    duration: 'wie lange das Token gilt, z. B. 15m oder 12h; 0 ist so lange wie die Anmeldedaten der Rolle',
    badDomain: '{{domain}} ist kein Domainname: erlaubt sind 2 bis 50 Kleinbuchstaben, Ziffern und Bindestriche.',
    badDuration: '{{duration}} ist keine Zeitspanne von 15m bis 12h und nicht 0.',
  },
} as const;
