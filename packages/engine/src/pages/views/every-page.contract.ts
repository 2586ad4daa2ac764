import { apiKeyPage } from './api-key-page.ts'
import { choosePage } from './choose-page.ts'
import { connectPage } from './connect-page.ts'
import type { ShownField } from './field-inputs.ts'
import { loginPage } from './login-page.ts'
import type { Look } from './look.ts'
import { outcomePage } from './outcome-page.ts'

const actions = { continueAction: '/go', connectAction: '/go', cancelAction: '/cancel' }

/** Fields of each kind. */
const fieldsOf = (text: string): ShownField[] => [
  { name: 'shop', label: text, value: text, isFixed: true },
  { name: 'domain', label: text, help: text, example: text, value: text },
  { name: 'region', label: text, choices: { [text]: text, b: text }, value: text },
  { name: 'api_key', label: text, help: `${text} https://acme.test/keys.`, secret: true },
  { name: 'file', label: text, secret: true, multiline: true, optional: true },
]

const choiceOf = (text: string, called: string) => ({
  called,
  options: [
    { label: text, detail: undefined, isBefore: true },
    { label: text, detail: text, isBefore: false },
  ],
})

/** Every page, with one text in every field that a page shows. */
export function everyPage(look: Look, text: string, logo = ''): Record<string, string> {
  const service = { slug: 'acme', name: text, logo }
  const asks = {
    look,
    service,
    ...actions,
    user: text,
    csrfToken: text,
    expiresAt: 600_000,
    now: 0,
    chooseAction: '/choose',
  }
  const ends = { look, service, backUrl: 'https://app.test/' }
  const scopes = [{ scope: text }, { scope: 'b', meaning: text }]
  const fields = fieldsOf(text)
  const ways = [
    { label: text, href: '/a', isChosen: true },
    { label: text, href: '/b', isChosen: false },
  ]
  return {
    connect: connectPage({ ...asks, scopes, ways }),
    connectFolded: connectPage({ ...asks, scopes: [...scopes, ...scopes, ...scopes] }),
    apiKey: apiKeyPage({ ...asks, fields }),
    apiKeyRejected: apiKeyPage({
      ...asks,
      fields,
      problem: { field: 'api_key', kind: 'rejected' },
    }),
    connectTyped: connectPage({
      ...asks,
      scopes,
      fields: fields.filter(({ secret }) => !secret),
      problem: { field: 'domain', kind: 'pattern' },
    }),
    choose: choosePage({ ...asks, isMissing: false, choice: choiceOf(text, 'site') }),
    chooseMissing: choosePage({ ...asks, isMissing: true, choice: choiceOf(text, text) }),
    login: loginPage({
      look,
      clientHost: text,
      clientName: text,
      isSelfAsserted: true,
      user: text,
      scopes: ['tools:read', 'tools:write'],
      action: '/go',
      expiresAt: 600_000,
      now: 0,
    }),
    connected: outcomePage({ ...ends, kind: 'connected', account: text }),
    cancelled: outcomePage({ ...ends, kind: 'cancelled' }),
    failed: outcomePage({ ...ends, kind: 'failed', reason: 'nothing_to_choose' }),
    clientRefused: outcomePage({ ...ends, kind: 'failed', reason: 'client_refused' }),
    expired: outcomePage({ ...ends, kind: 'expired' }),
    used: outcomePage({ ...ends, kind: 'used', result: 'pending' }),
    usedWell: outcomePage({ ...ends, kind: 'used', result: 'connected' }),
    otherBrowser: outcomePage({ ...ends, kind: 'otherBrowser' }),
    notFound: outcomePage({ look, kind: 'notFound' }),
    tooOften: outcomePage({ look, kind: 'tooOften' }),
    fault: outcomePage({ look, kind: 'fault', reference: text }),
  }
}

/** A page for each sentence that tells of a field, and of a failure. */
export function everyProblem(look: Look): Record<string, string> {
  const { failures, problem, unfit } = look.language.texts
  const service = { slug: 'acme', name: 'Acme' }
  const choices = { eu: 'Europe', us: 'America', jp: 'Japan' }
  const field = { name: 'domain', label: 'Subdomain', example: 'acme', choices }
  const asks = { look, service, ...actions, expiresAt: 600_000, now: 0, fields: [field] }
  const kinds = [...keysOf(problem), ...keysOf(unfit)]
  return Object.fromEntries([
    ...kinds.map((kind) => [
      kind,
      apiKeyPage({
        ...asks,
        problem: { field: 'domain', kind, member: 'client_email', hosts: ['*.acme.test'] },
      }),
    ]),
    ...keysOf(failures).map((reason) => [
      reason,
      outcomePage({ look, service, kind: 'failed', reason }),
    ]),
  ])
}

function keysOf<Texts extends object>(texts: Texts): (keyof Texts & string)[] {
  return Object.keys(texts) as (keyof Texts & string)[]
}
