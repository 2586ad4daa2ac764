import type { Texts } from './texts.ts'

/** French. People are addressed as vous; a sign of two parts has a no-break space before it, written out as \u00a0. */
export const fr: Texts = {
  between: ' ',
  error: 'Erreur\u00a0: {title}',
  newWindow: '(s’ouvre dans une nouvelle fenêtre)',
  backTo: 'Retour à {app}',
  cancel: 'Annuler',
  connect: 'Connecter',
  for: 'Pour',
  linkEnds: 'Ce lien expire {time}.',
  pageEnds: 'Cette page expire {time}.',
  scopes: {
    one: '{app} demande {count} autorisation',
    other: '{app} demande {count} autorisations',
  },
  ask: {
    title: 'Connecter {service} à {app}',
    lead: '{app} demande l’accès à votre compte {service}.',
    warning: 'Ne continuez que si vous l’avez vous-même demandé à {app}.',
    why: 'Si quelqu’un d’autre vous a envoyé ce lien, annulez\u00a0: cette personne pourrait utiliser votre compte.',
    ways: 'Moyens de connexion',
    continue: 'Continuer vers {service}',
    password: 'Vous vous connectez chez {service}\u00a0; {app} ne voit jamais votre mot de passe.',
    key: 'Votre clé est enregistrée chiffrée et n’est envoyée qu’à {service}.',
  },
  field: {
    optional: '(facultatif)',
    example: 'Par exemple {example}',
    show: 'Afficher la saisie',
    findAt: 'À trouver sur {host}',
  },
  problem: {
    missing: 'Remplissez «\u00a0{field}\u00a0» pour continuer.',
    rejected:
      '{service} n’a pas accepté cette clé. Vérifiez que vous l’avez copiée en entier, ou créez-en une nouvelle.',
    unreachable:
      'Cette clé n’a pas pu être vérifiée auprès de {service}. Réessayez dans un instant.',
    too_long:
      'La valeur de «\u00a0{field}\u00a0» est trop longue. Vérifiez que vous n’avez rien copié d’autre avec elle.',
    unsendable:
      'La valeur de «\u00a0{field}\u00a0» contient un caractère qui ne peut pas être envoyé à {service}. Vérifiez que vous n’avez rien copié d’autre avec elle.',
    fixed: '«\u00a0{field}\u00a0» a déjà été rempli par {app}. Ouvrez de nouveau le lien.',
  },
  unfit: {
    pattern: 'Cela ne ressemble pas à une valeur de «\u00a0{field}\u00a0» pour {service}.',
    choice: 'Choisissez {choices}.',
    json: 'La valeur de «\u00a0{field}\u00a0» n’est pas un fichier JSON. Copiez le fichier en entier, tel que {service} vous l’a donné.',
    pem: 'La valeur de «\u00a0{field}\u00a0» n’est pas une clé PEM\u00a0: les lignes BEGIN et END manquent. Copiez le fichier en entier, tel que {service} vous l’a donné.',
    member:
      'Il manque «\u00a0{member}\u00a0» dans «\u00a0{field}\u00a0». Copiez le fichier en entier, tel que {service} vous l’a donné.',
    host: 'Avec cette valeur de «\u00a0{field}\u00a0», l’adresse ne serait pas celle de {service}\u00a0: rien n’y est envoyé. Ne saisissez que la partie représentée par *\u00a0: {hosts}.',
    public_host:
      'La valeur de «\u00a0{field}\u00a0» n’est pas un nom d’hôte public\u00a0: rien n’y est envoyé. Ne saisissez que le nom, comme git.example.com, sans port, chemin ni adresse IP.',
    allowed_host:
      'La valeur de «\u00a0{field}\u00a0» n’est pas une adresse de {service} autorisée par {app}\u00a0: rien n’y est envoyé.',
    key: 'La valeur de «\u00a0{field}\u00a0» ne peut pas être utilisée\u00a0: ce n’est pas une clé privée du bon type, ou sa phrase secrète est incorrecte.',
  },
  looksLike: 'Par exemple\u00a0: {example}.',
  choose: {
    site: {
      title: 'Choisissez un site',
      question: 'Quel site autorisez-vous pour {app}\u00a0?',
      missing: 'Choisissez un site pour continuer.',
    },
    account: {
      title: 'Choisissez un compte',
      question: 'Quel compte autorisez-vous pour {app}\u00a0?',
      missing: 'Choisissez un compte pour continuer.',
    },
    other: {
      title: 'Choisissez\u00a0: {called}',
      question: 'Qu’autorisez-vous pour {app} ({called})\u00a0?',
      missing: 'Faites un choix ({called}) pour continuer.',
    },
    lead: 'Connexion à {service} réussie\u00a0: plusieurs choix y sont possibles.',
    given: '{app} ne reçoit que ce que vous choisissez.',
  },
  connected: {
    title: 'Connecté',
    heading: 'Compte {service} connecté',
    lead: 'Vous pouvez fermer cette fenêtre et retourner à {app}.',
  },
  cancelled: {
    title: 'Annulé',
    heading: 'Vous avez annulé',
    lead: 'Aucun compte n’a été connecté. Vous pouvez fermer cette fenêtre et retourner à {app}.',
  },
  failed: {
    title: 'Non connecté',
    heading: 'Le compte {service} n’a pas été connecté',
  },
  expired: {
    title: 'Lien expiré',
    heading: 'Ce lien a expiré',
    lead: 'Un lien pour connecter {service} n’est valable que quelques minutes.',
  },
  used: {
    title: 'Lien utilisé',
    heading: 'Ce lien a déjà été utilisé',
    failed: 'Il n’a pas permis de connecter {service}.',
    connected:
      'Il a permis de connecter {service}. Vous pouvez fermer cette fenêtre et retourner à {app}.',
    pending:
      'La connexion de {service} a commencé. Terminez-la dans la fenêtre où vous avez choisi de continuer.',
    ifClosed: 'Si vous l’avez fermée, retournez à {app} et demandez un nouveau lien.',
  },
  otherBrowser: {
    title: 'Autre navigateur',
    heading: 'Un autre navigateur utilise ce lien',
    lead: 'Par sécurité, un lien pour connecter {service} ne fonctionne que dans le premier navigateur où vous avez choisi de continuer. Terminez dans celui-ci.',
    ifNotYou: 'Si ce n’était pas vous, retournez à {app} et demandez un nouveau lien.',
  },
  askAgain: 'Vous pouvez fermer cette fenêtre, retourner à {app} et demander un nouveau lien.',
  notFound: {
    title: 'Lien introuvable',
    heading: 'Ce lien ne fonctionne pas',
    lead: 'Il en manque peut-être une partie. Ouvrez-le de nouveau là où vous l’avez reçu, ou retournez à l’application et demandez un nouveau lien.',
  },
  tooOften: {
    title: 'Trop d’ouvertures',
    heading: 'Cette page a été ouverte trop de fois',
    lead: 'Attendez une minute, puis rechargez-la. Rien n’est perdu.',
  },
  fault: {
    title: 'Problème',
    heading: 'Un problème est survenu',
    lead: 'Vous n’y êtes pour rien. Réessayez dans un instant. Si cela se reproduit, signalez-le aux responsables de {app}.',
    reference: 'Référence\u00a0: {reference}',
  },
  failures: {
    access_denied:
      'L’accès a été refusé, par vous ou par le service. Si vous souhaitez connecter ce compte, acceptez ce qui est demandé.',
    cancelled: 'Vous avez annulé.',
    token_exchange_failed:
      'Le service n’a pas confirmé la connexion. Attendez quelques minutes, puis réessayez.',
    client_refused:
      'Le service ne reconnaît pas l’application telle qu’elle est configurée. Vous n’y êtes pour rien, et réessayer ne sert à rien\u00a0: signalez-le aux responsables de l’application.',
    account_mismatch:
      'La connexion a été faite avec un autre compte que celui à reconnecter. Choisissez ce compte, ou déconnectez-vous d’abord du service.',
    identity_mismatch:
      'La connexion a été faite avec un autre compte que celui demandé par l’application. Choisissez ce compte, ou déconnectez-vous d’abord du service.',
    issuer_mismatch: 'La réponse ne vient pas du service interrogé.',
    verification_mismatch:
      'Dans l’application, la session ouverte est celle d’un autre utilisateur. Connectez-vous-y d’abord avec le compte auquel ce lien est destiné.',
    verification_too_late: 'Le retour à l’application a pris trop de temps.',
    nothing_to_choose:
      'Avec le compte utilisé pour vous connecter, il n’y a là rien que l’application puisse utiliser. Connectez-vous avec un autre compte, ou demandez l’accès à son administrateur.',
    choice_mismatch:
      'Le compte utilisé pour vous connecter ne donne pas accès à ce que l’application a demandé. Connectez-vous avec un autre compte, ou demandez l’accès à son administrateur.',
    upstream_error:
      'Le service n’a pas pu établir la connexion. Attendez quelques minutes, puis réessayez.',
  },
  login: {
    title: 'Autoriser {client}',
    question: 'Autoriser {client} à utiliser vos outils dans {app}\u00a0?',
    calls: 'L’application se présente sous le nom «\u00a0{name}\u00a0».',
    unchecked: 'Personne ne l’a vérifié.',
    warning: 'N’autorisez que si vous avez vous-même lancé cette demande dans {client}.',
    why: 'Elle agit avec les comptes que vous avez connectés, jusqu’à ce que vous ou {app} y mettiez fin.',
    allow: 'Autoriser',
    meanings: {
      'tools:read': 'Lire avec les outils de cette session',
      'tools:write': 'Modifier et supprimer également avec eux',
    },
  },
}
