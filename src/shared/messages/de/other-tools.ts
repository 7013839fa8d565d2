/** What the commands say that other tools run for their tokens, in German. */
export const otherTools = {
  region: 'die Region (Standard: AWS_REGION, AWS_DEFAULT_REGION, dann das Profil)',
  noRegion: 'Die Region mit --region, mit AWS_REGION oder im Profil angeben.',
  badRegion: '{{region}} ist keine Region.',
  kube: {
    help: 'Ein Token für einen Amazon-EKS-Cluster ausgeben, wie es Exec-Plugins von Kubernetes tun',
    cluster: 'der Name des Clusters',
    badCluster:
      '{{cluster}} ist kein Clustername. Erlaubt sind bis zu 100 Buchstaben, Ziffern, Bindestriche und Unterstriche.',
    kubeconfig:
      'den Eintrag für eine kubeconfig-Datei ausgeben, mit den absoluten Pfaden, die Programme ohne Shell brauchen',
  },
  docker: {
    help: 'Docker als Credential-Helper Passwörter für Amazon ECR geben',
    action: 'get, store, erase oder list, wie docker es verlangt; oder script für das Programm, nach dem docker sucht',
    noSuchAction: 'Die Aktion {{action}} gibt es nicht. Möglich sind {{actions}}.',
    noProfile: 'Kein Profil der AWS-Konfiguration hat eine Rolle in Konto {{account}}.',
    notStored:
      'Daypass speichert keine Passwörter. Für Ihre Amazon-ECR-Registries in credHelpers eintragen, nicht als credsStore.',
    anonymous: 'Kein Passwort für {{registry}}, docker macht ohne weiter: {{reason}}',
  },
  codeArtifact: {
    help: 'Ein Token für die Paket-Repositorys einer AWS-CodeArtifact-Domain ausgeben',
    domain: 'der Name der Domain',
    owner: 'die ID des Kontos, dem die Domain gehört (Standard: das Konto der Rolle)',
    duration: 'wie lange das Token gilt, z. B. 15m oder 12h; 0 ist so lange wie die Anmeldedaten der Rolle',
    badDomain: '{{domain}} ist kein Domainname. Erlaubt sind 2 bis 50 Kleinbuchstaben, Ziffern und Bindestriche.',
    badDuration: '{{duration}} ist weder eine Dauer von 15m bis 12h noch 0.',
  },
} as const;
