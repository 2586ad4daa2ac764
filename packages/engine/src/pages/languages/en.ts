import type { Unfit } from '@maillon/core/toolkit'
import type { McpScope } from '../../authorization/scopes.ts'
import type { FailureCode } from '../../connections/links/attempt-view.ts'

/** English, from which the other languages are translated. */
export const en = {
  /** What stands between two sentences. */
  between: ' ',
  error: 'Error: {title}',
  newWindow: '(opens a new window)',
  backTo: 'Back to {app}',
  cancel: 'Cancel',
  connect: 'Connect',
  for: 'For',
  linkEnds: 'This link ends {time}.',
  pageEnds: 'This page ends {time}.',
  scopes: {
    one: '{app} asks for {count} permission',
    other: '{app} asks for {count} permissions',
  },
  ask: {
    title: 'Connect {service} to {app}',
    lead: '{app} asks for access to your {service} account.',
    warning: 'Only continue if you asked {app} for this.',
    why: 'If someone else sent you this link, press Cancel: they could use your account.',
    ways: 'Ways to connect',
    continue: 'Continue to {service}',
    password: 'You sign in at {service}, and {app} never sees your password.',
    key: 'Your key is stored encrypted, and is sent to {service} only.',
  },
  field: {
    optional: '(optional)',
    example: 'For example {example}',
    show: 'Show what you type',
    findAt: 'Find it at {host}',
  },
  problem: {
    missing: 'Enter the {field} to go on.',
    rejected:
      '{service} did not accept this key. Check that you copied all of it, or make a new one.',
    unreachable: '{service} could not be asked about this key. Try again in a moment.',
    too_long: 'The {field} is too long to be sent. Check that you copied nothing else with it.',
    unsendable:
      'The {field} has a character that cannot be sent to {service}. Check that you copied nothing else with it.',
    fixed: 'The {field} was filled in by {app} already. Open the link again.',
  },
  unfit: {
    pattern: 'This does not look like a {field} of {service}.',
    choice: 'Choose {choices}.',
    json: 'The {field} is no JSON file. Copy the file whole, as {service} gave it.',
    pem: 'The {field} is no PEM key: its BEGIN and END lines are missing. Copy the file whole, as {service} gave it.',
    member: 'The {field} has no “{member}”. Copy the file whole, as {service} gave it.',
    host: 'With this {field} the address would be none of {service}’s, so nothing is sent there. Fill in the part for * alone: {hosts}.',
    public_host:
      'This {field} is no public host name, so nothing is sent there. Fill in the name alone, as in git.example.com, without a port, a path or an IP address.',
    allowed_host:
      'This {field} is no address of {service} that {app} allows, so nothing is sent there.',
    key: 'The {field} cannot be used: it is no private key of the right kind, or its passphrase is another.',
  },
  looksLike: 'It looks like {example}.',
  choose: {
    site: {
      title: 'Choose one site',
      question: 'Which site may {app} use?',
      missing: 'Choose one site to go on.',
    },
    account: {
      title: 'Choose one account',
      question: 'Which account may {app} use?',
      missing: 'Choose one account to go on.',
    },
    other: {
      title: 'Choose one {called}',
      question: 'Which {called} may {app} use?',
      missing: 'Choose one {called} to go on.',
    },
    lead: 'You signed in at {service}, and can use several there.',
    given: '{app} gets the one that you choose.',
  },
  connected: {
    title: 'Connected',
    heading: '{service} is connected',
    lead: 'You can close this window and go back to {app}.',
  },
  cancelled: {
    title: 'Cancelled',
    heading: 'You cancelled',
    lead: 'No account was connected. You can close this window and go back to {app}.',
  },
  failed: {
    title: 'Not connected',
    heading: '{service} was not connected',
  },
  expired: {
    title: 'Link expired',
    heading: 'This link has expired',
    lead: 'A link to connect {service} works for a few minutes only.',
  },
  used: {
    title: 'Link used',
    heading: 'This link was used already',
    failed: 'It did not connect {service}.',
    connected: 'It connected {service}. You can close this window and go back to {app}.',
    pending: 'Connecting {service} has begun. Finish in the window where you pressed Continue.',
    ifClosed: 'If you closed it, go back to {app} and ask for a new link.',
  },
  otherBrowser: {
    title: 'Other browser',
    heading: 'Another browser uses this link',
    lead: 'For safety, a link to connect {service} works only in the browser where Continue was pressed first. Finish there.',
    ifNotYou: 'If that was not you, go back to {app} and ask for a new link.',
  },
  askAgain: 'You can close this window, go back to {app} and ask for a new link.',
  notFound: {
    title: 'Link not found',
    heading: 'This link does not work',
    lead: 'Part of it may be missing. Open it again from where you got it, or go back to the app and ask for a new link.',
  },
  tooOften: {
    title: 'Too often',
    heading: 'This page was opened too often',
    lead: 'Wait a minute, then load it again. Nothing is lost.',
  },
  fault: {
    title: 'Problem',
    heading: 'Something went wrong',
    lead: 'This is not your fault. Try again in a moment. If it happens again, tell the people who run {app}.',
    reference: 'Reference: {reference}',
  },
  failures: {
    access_denied:
      'You declined access, or the service did. If you want to connect, allow what is asked.',
    cancelled: 'You cancelled.',
    token_exchange_failed:
      'The service did not confirm the sign-in. Wait a few minutes, and try it once more.',
    client_refused:
      'The service does not know the app as it is set up. That is not your fault, and trying again does not help: tell the people who run the app.',
    account_mismatch:
      'You signed in with another account than the one to be connected again. Choose that one, or sign out at the service first.',
    identity_mismatch:
      'You signed in with another account than the one that the app asked for. Choose that one, or sign out at the service first.',
    issuer_mismatch: 'The answer did not come from the service that was asked.',
    verification_mismatch:
      'You are logged in to the app as somebody else than the one it asked for. Log in there as that user first.',
    verification_too_late: 'Going back to the app took too long.',
    nothing_to_choose:
      'The account that you signed in with has nothing there that the app could use. Sign in with another one, or ask who runs it to let you in.',
    choice_mismatch:
      'The account that you signed in with cannot use there what the app asked for. Sign in with another one, or ask who runs it to let you in.',
    upstream_error:
      'The service could not complete the connection. Wait a few minutes, and try it once more.',
  },
  login: {
    title: 'Allow {client}',
    question: 'Let {client} use your tools in {app}?',
    calls: 'It calls itself “{name}”.',
    unchecked: 'Nobody has checked that.',
    warning: 'Only allow it if you started this in {client} yourself.',
    why: 'It acts with the accounts that you have connected, until you or {app} end it.',
    allow: 'Allow',
    meanings: {
      'tools:read': 'Read with the tools of this session',
      'tools:write': 'Change and delete with them too',
    },
  },
} as const satisfies {
  failures: Record<FailureCode, string>
  unfit: Record<Unfit, string>
  login: { meanings: Record<McpScope, string>; [text: string]: unknown }
  [text: string]: unknown
}
