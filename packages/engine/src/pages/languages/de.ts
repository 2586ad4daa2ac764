import type { Texts } from './texts.ts'

/** German. People are addressed as Sie. */
export const de: Texts = {
  between: ' ',
  error: 'Fehler: {title}',
  newWindow: '(öffnet ein neues Fenster)',
  backTo: 'Zurück zu {app}',
  cancel: 'Abbrechen',
  connect: 'Verbinden',
  for: 'Für',
  linkEnds: 'Dieser Link läuft {time} ab.',
  pageEnds: 'Diese Seite läuft {time} ab.',
  scopes: {
    one: '{app} bittet um {count} Berechtigung',
    other: '{app} bittet um {count} Berechtigungen',
  },
  ask: {
    title: '{service} mit {app} verbinden',
    lead: '{app} bittet um Zugriff auf Ihr {service}-Konto.',
    warning: 'Fahren Sie nur fort, wenn Sie {app} darum gebeten haben.',
    why: 'Wenn Ihnen jemand anderes diesen Link geschickt hat, brechen Sie ab: Sonst könnte diese Person Ihr Konto nutzen.',
    ways: 'Art der Verbindung',
    continue: 'Weiter zu {service}',
    password: 'Sie melden sich bei {service} an. {app} erfährt Ihr Passwort nicht.',
    key: 'Ihr Schlüssel wird verschlüsselt gespeichert und nur an {service} gesendet.',
  },
  field: {
    optional: '(optional)',
    example: 'Zum Beispiel {example}',
    show: 'Eingabe anzeigen',
    findAt: 'Zu finden auf {host}',
  },
  problem: {
    missing: 'Füllen Sie „{field}“ aus, um fortzufahren.',
    rejected:
      '{service} hat diesen Schlüssel nicht angenommen. Prüfen Sie, ob Sie ihn vollständig kopiert haben, oder erstellen Sie einen neuen.',
    unreachable:
      'Der Schlüssel konnte bei {service} gerade nicht geprüft werden. Versuchen Sie es gleich noch einmal.',
    too_long:
      'Die Eingabe bei „{field}“ ist zu lang. Prüfen Sie, ob Sie versehentlich noch etwas anderes kopiert haben.',
    unsendable:
      'Die Eingabe bei „{field}“ enthält ein Zeichen, das nicht an {service} gesendet werden kann. Prüfen Sie, ob Sie versehentlich noch etwas anderes kopiert haben.',
    fixed: '„{field}“ wurde bereits von {app} ausgefüllt. Öffnen Sie den Link noch einmal.',
  },
  unfit: {
    pattern: 'Das sieht nicht nach „{field}“ von {service} aus.',
    choice: 'Wählen Sie {choices}.',
    json: 'Bei „{field}“ wird eine JSON-Datei erwartet. Kopieren Sie die Datei vollständig, so wie Sie sie von {service} bekommen haben.',
    pem: 'Bei „{field}“ wird ein PEM-Schlüssel erwartet, mit den Zeilen BEGIN und END. Kopieren Sie die Datei vollständig, so wie Sie sie von {service} bekommen haben.',
    member:
      'In „{field}“ fehlt „{member}“. Kopieren Sie die Datei vollständig, so wie Sie sie von {service} bekommen haben.',
    host: 'Mit dieser Eingabe bei „{field}“ würde die Adresse nicht zu {service} gehören, deshalb wird nichts dorthin gesendet. Geben Sie nur den Teil anstelle von * ein: {hosts}.',
    public_host:
      'Die Eingabe bei „{field}“ ist kein öffentlicher Hostname, deshalb wird nichts dorthin gesendet. Geben Sie nur den Namen ein, zum Beispiel git.example.com, ohne Port, Pfad oder IP-Adresse.',
    allowed_host:
      'Die Eingabe bei „{field}“ ist keine Adresse von {service}, die {app} zulässt, deshalb wird nichts dorthin gesendet.',
    key: '„{field}“ kann nicht verwendet werden: Es ist kein privater Schlüssel der richtigen Art, oder die Passphrase stimmt nicht.',
  },
  looksLike: 'Ein Beispiel: {example}.',
  choose: {
    site: {
      title: 'Website auswählen',
      question: 'Welche Website darf {app} nutzen?',
      missing: 'Wählen Sie eine Website aus, um fortzufahren.',
    },
    account: {
      title: 'Konto auswählen',
      question: 'Welches Konto darf {app} nutzen?',
      missing: 'Wählen Sie ein Konto aus, um fortzufahren.',
    },
    other: {
      title: 'Auswählen: {called}',
      question: 'Was darf {app} nutzen ({called})?',
      missing: 'Treffen Sie eine Auswahl ({called}), um fortzufahren.',
    },
    lead: 'Sie haben sich bei {service} angemeldet und haben dort mehrere zur Auswahl.',
    given: '{app} erhält nur, was Sie auswählen.',
  },
  connected: {
    title: 'Verbunden',
    heading: '{service} ist verbunden',
    lead: 'Sie können dieses Fenster schließen und zu {app} zurückkehren.',
  },
  cancelled: {
    title: 'Abgebrochen',
    heading: 'Sie haben abgebrochen',
    lead: 'Es wurde kein Konto verbunden. Sie können dieses Fenster schließen und zu {app} zurückkehren.',
  },
  failed: {
    title: 'Nicht verbunden',
    heading: '{service} wurde nicht verbunden',
  },
  expired: {
    title: 'Link abgelaufen',
    heading: 'Dieser Link ist abgelaufen',
    lead: 'Ein Link zum Verbinden von {service} gilt nur wenige Minuten.',
  },
  used: {
    title: 'Link verwendet',
    heading: 'Dieser Link wurde bereits verwendet',
    failed: '{service} wurde damit nicht verbunden.',
    connected:
      '{service} wurde damit verbunden. Sie können dieses Fenster schließen und zu {app} zurückkehren.',
    pending:
      'Das Verbinden von {service} hat bereits begonnen. Schließen Sie es in dem Fenster ab, in dem Sie auf „Weiter“ geklickt haben.',
    ifClosed:
      'Wenn Sie es geschlossen haben, kehren Sie zu {app} zurück und fordern Sie einen neuen Link an.',
  },
  otherBrowser: {
    title: 'Anderer Browser',
    heading: 'Ein anderer Browser verwendet diesen Link',
    lead: 'Zur Sicherheit funktioniert ein Link zum Verbinden von {service} nur in dem Browser, in dem zuerst auf „Weiter“ geklickt wurde. Schließen Sie den Vorgang dort ab.',
    ifNotYou:
      'Wenn Sie das nicht waren, kehren Sie zu {app} zurück und fordern Sie einen neuen Link an.',
  },
  askAgain:
    'Sie können dieses Fenster schließen, zu {app} zurückkehren und einen neuen Link anfordern.',
  notFound: {
    title: 'Link nicht gefunden',
    heading: 'Dieser Link funktioniert nicht',
    lead: 'Vielleicht fehlt ein Teil davon. Öffnen Sie ihn noch einmal dort, wo Sie ihn bekommen haben, oder fordern Sie in der App einen neuen Link an.',
  },
  tooOften: {
    title: 'Zu oft aufgerufen',
    heading: 'Diese Seite wurde zu oft aufgerufen',
    lead: 'Warten Sie eine Minute und laden Sie sie dann neu. Es ist nichts verloren gegangen.',
  },
  fault: {
    title: 'Problem',
    heading: 'Etwas ist schiefgegangen',
    lead: 'Das liegt nicht an Ihnen. Versuchen Sie es gleich noch einmal. Wenn es wieder passiert, wenden Sie sich an den Betreiber von {app}.',
    reference: 'Referenz: {reference}',
  },
  failures: {
    access_denied:
      'Sie oder der Dienst haben den Zugriff abgelehnt. Wenn Sie das Konto verbinden möchten, stimmen Sie den angefragten Berechtigungen zu.',
    cancelled: 'Sie haben abgebrochen.',
    token_exchange_failed:
      'Der Dienst hat die Anmeldung nicht bestätigt. Warten Sie einige Minuten und versuchen Sie es noch einmal.',
    client_refused:
      'Der Dienst kennt die App so, wie sie eingerichtet ist, nicht. Das liegt nicht an Ihnen, und ein neuer Versuch hilft nicht: Wenden Sie sich an den Betreiber der App.',
    account_mismatch:
      'Sie haben sich mit einem anderen Konto angemeldet als dem, das neu verbunden werden soll. Wählen Sie jenes Konto, oder melden Sie sich zuerst beim Dienst ab.',
    identity_mismatch:
      'Sie haben sich mit einem anderen Konto angemeldet als dem, das die App angefragt hat. Wählen Sie jenes Konto, oder melden Sie sich zuerst beim Dienst ab.',
    issuer_mismatch: 'Die Antwort kam nicht von dem Dienst, der gefragt wurde.',
    verification_mismatch:
      'Sie sind in der App als jemand anderes angemeldet. Melden Sie sich dort zuerst mit dem Konto an, für das dieser Link bestimmt ist.',
    verification_too_late: 'Die Rückkehr zur App hat zu lange gedauert.',
    nothing_to_choose:
      'Mit dem Konto, mit dem Sie sich angemeldet haben, gibt es dort nichts, was die App nutzen könnte. Melden Sie sich mit einem anderen an, oder bitten Sie den Administrator um Zugang.',
    choice_mismatch:
      'Das Konto, mit dem Sie sich angemeldet haben, hat dort keinen Zugriff auf das, was die App angefragt hat. Melden Sie sich mit einem anderen an, oder bitten Sie den Administrator um Zugang.',
    upstream_error:
      'Der Dienst konnte die Verbindung nicht herstellen. Warten Sie einige Minuten und versuchen Sie es noch einmal.',
  },
  login: {
    title: '{client} zulassen',
    question: 'Darf {client} Ihre Tools in {app} nutzen?',
    calls: 'Die Anwendung nennt sich „{name}“.',
    unchecked: 'Das hat niemand geprüft.',
    warning: 'Lassen Sie das nur zu, wenn Sie es selbst in {client} gestartet haben.',
    why: 'Die Anwendung handelt mit den Konten, die Sie verbunden haben, bis Sie oder {app} das beenden.',
    allow: 'Zulassen',
    meanings: {
      'tools:read': 'Mit den Tools dieser Sitzung lesen',
      'tools:write': 'Mit ihnen auch ändern und löschen',
    },
  },
}
