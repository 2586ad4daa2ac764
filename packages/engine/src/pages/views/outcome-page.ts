import { html } from 'hono/html'
import type { FailureCode } from '../../connections/links/attempt-view.ts'
import type { Language } from '../languages/language.ts'
import { type Markup, plain, say } from '../languages/say.ts'
import { appBadge, type Service, serviceBadge } from './badge.ts'
import { layout } from './layout.ts'
import type { Look } from './look.ts'
import { signs } from './signs.ts'

/** How a visit to a Connect Link ended. */
export type Outcome =
  | {
      kind: 'connected'
      service: Service
      /** Whose account it is, where the service told. */
      account?: string | undefined
    }
  | { kind: 'cancelled'; service: Service }
  | { kind: 'failed'; service: Service; reason: FailureCode }
  | { kind: 'expired'; service: Service }
  | {
      kind: 'used'
      service: Service
      /** What came of it; `pending` while another visit is still on its way. */
      result: 'connected' | 'failed' | 'pending'
    }
  | { kind: 'otherBrowser'; service: Service }
  | { kind: 'notFound' }
  | { kind: 'tooOften' }
  | {
      kind: 'fault'
      /** What finds the fault in the log. */
      reference: string
    }

/** What a page that ends a visit is made of. */
export type OutcomePageProps = Outcome & {
  look: Look
  /** Where the app is, for a person who goes back: a checked address. */
  backUrl?: string | undefined
}

/** The page that ends a visit, as an HTML document: what happened, and what to do next. */
export function outcomePage({ look, backUrl, ...outcome }: OutcomePageProps): string {
  const { brand, language } = look
  const { texts } = language
  const { title, heading } = texts[outcome.kind]
  const sign = outcome.kind === 'used' ? usedSigns[outcome.result] : kindSigns[outcome.kind]
  const round = html`<span class="sign ${sign}">${signs[sign]}</span>`
  const service = 'service' in outcome ? outcome.service : undefined
  const picture = service ? html`${appBadge(brand)}${round}${serviceBadge(brand, service)}` : round
  const names = { app: brand.app, service: service?.name ?? '' }
  const back = html`<p class="back"><a class="button primary" href="${backUrl ?? ''}">${say(texts.backTo, names)}</a></p>`
  return layout({
    look,
    title: plain(title, {}),
    body: html`<div class="pair" aria-hidden="true">${picture}</div>
<h1>${say(heading, names)}</h1>
${tell(language, outcome, names)}
${backUrl === undefined ? '' : back}`,
  })
}

const kindSigns = {
  connected: 'check',
  cancelled: 'minus',
  failed: 'warning',
  expired: 'clock',
  otherBrowser: 'warning',
  notFound: 'question',
  tooOften: 'clock',
  fault: 'warning',
} as const

const usedSigns = { connected: 'check', failed: 'minus', pending: 'clock' } as const

/** What to tell below the heading. */
function tell(
  { texts }: Language,
  outcome: Outcome,
  names: { app: string; service: string },
): Markup {
  const lead = (words: Markup | string) => html`<p class="lead">${words}</p>`
  const next = (words: Markup) => html`<p class="next">${words}</p>`
  const askAgain = next(say(texts.askAgain, names))
  switch (outcome.kind) {
    case 'connected': {
      const { account } = outcome
      return html`${account ? html`<p class="user"><b><bdi>${account}</bdi></b></p>` : ''}
${lead(say(texts.connected.lead, names))}`
    }
    case 'cancelled':
      return lead(say(texts.cancelled.lead, names))
    case 'failed': {
      const { reason } = outcome
      // As the app is set up, a new link would end in the same way.
      return html`${lead(texts.failures[reason])}${reason === 'client_refused' ? '' : askAgain}`
    }
    case 'expired':
      return html`${lead(say(texts.expired.lead, names))}${askAgain}`
    case 'used': {
      const told = lead(say(texts.used[outcome.result], names))
      if (outcome.result === 'connected') return told
      return html`${told}${outcome.result === 'failed' ? askAgain : next(say(texts.used.ifClosed, names))}`
    }
    case 'otherBrowser':
      return html`${lead(say(texts.otherBrowser.lead, names))}${next(say(texts.otherBrowser.ifNotYou, names))}`
    case 'notFound':
      return lead(texts.notFound.lead)
    case 'tooOften':
      return lead(texts.tooOften.lead)
  }
  const reference = html`<code>${outcome.reference}</code>`
  return html`${lead(say(texts.fault.lead, names))}
<p class="fine">${say(texts.fault.reference, { reference })}</p>`
}
