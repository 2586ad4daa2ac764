import { html } from 'hono/html'
import { letterBadge, type Service, serviceBadge } from './badge.ts'
import { layout, type Markup } from './layout.ts'
import { signs } from './signs.ts'

/** How a visit to a Connect Link ended. `app` is the name of the app that asked. */
export type Outcome =
  | {
      kind: 'connected'
      app: string
      service: Service
      /** Whose account it is, where the service told. */
      account?: string | undefined
    }
  | { kind: 'cancelled'; app: string; service: Service }
  | {
      kind: 'failed'
      app: string
      service: Service
      /** In plain words, a whole sentence of ours. */
      reason: string
      /** The service's own words; shown as a quotation, cut at 300 characters. */
      quote?: string | undefined
      /** Whether a new link would end in the same way. */
      isFinal?: boolean
    }
  | { kind: 'expired'; app: string; service: Service }
  | {
      kind: 'used'
      app: string
      service: Service
      /** What came of it; `pending` while another visit is still on its way. */
      result: 'connected' | 'failed' | 'pending'
    }
  | { kind: 'other_browser'; app: string; service: Service }
  | { kind: 'not_found' }
  | { kind: 'too_often' }
  | {
      kind: 'problem'
      app?: string | undefined
      /** What finds the fault in the log. */
      reference?: string | undefined
    }

/** The page that ends a visit, as an HTML document: what happened, and what to do next. */
export function outcomePage({ nonce, ...outcome }: Outcome & { nonce: string }): string {
  const { title, sign, heading, story } = tell(outcome)
  const round = html`<span class="sign ${sign}">${signs[sign]}</span>`
  const picture =
    'service' in outcome
      ? html`${letterBadge(outcome.app)}${round}${serviceBadge(outcome.service)}`
      : round
  return layout({
    nonce,
    title,
    body: html`<div class="pair" aria-hidden="true">${picture}</div>
<h1>${heading}</h1>
${story}`,
  })
}

interface Story {
  title: string
  sign: keyof typeof signs
  heading: Markup | string
  story: Markup
}

function tell(outcome: Outcome): Story {
  switch (outcome.kind) {
    case 'connected':
      return {
        title: 'Connected',
        sign: 'check',
        heading: html`<bdi>${outcome.service.name}</bdi> is connected`,
        story: html`${outcome.account ? html`<p class="user"><b><bdi>${outcome.account}</bdi></b></p>` : ''}
<p class="lead">You can close this window and go back to <bdi>${outcome.app}</bdi>.</p>`,
      }
    case 'cancelled':
      return {
        title: 'Cancelled',
        sign: 'minus',
        heading: 'You cancelled',
        story: html`<p class="lead">No account was connected. You can close this window and go back to <bdi>${outcome.app}</bdi>.</p>`,
      }
    case 'failed':
      return {
        title: 'Not connected',
        sign: 'warning',
        heading: html`<bdi>${outcome.service.name}</bdi> was not connected`,
        story: html`<p class="lead">${outcome.reason}</p>
${outcome.quote ? quotation(outcome.service.name, outcome.quote) : ''}
${outcome.isFinal ? '' : askAgain(outcome.app)}`,
      }
    case 'expired':
      return {
        title: 'Link expired',
        sign: 'clock',
        heading: 'This link has expired',
        story: html`<p class="lead">A link to connect <bdi>${outcome.service.name}</bdi> works for a few minutes only.</p>
${askAgain(outcome.app)}`,
      }
    case 'used':
      return {
        title: 'Link used',
        sign: usedSigns[outcome.result],
        heading: 'This link was used already',
        story: usedStory(outcome),
      }
    case 'other_browser':
      return {
        title: 'Other browser',
        sign: 'warning',
        heading: 'Another browser uses this link',
        story: html`<p class="lead">For safety, a link to connect <bdi>${outcome.service.name}</bdi> works only in the browser where Continue was pressed first. Finish there.</p>
${askAgain(outcome.app, 'If that was not you, go back')}`,
      }
    case 'not_found':
      return {
        title: 'Link not found',
        sign: 'question',
        heading: 'This link does not work',
        story: html`<p class="lead">Part of it may be missing. Open it again from where you got it, or go back to the app and ask for a new link.</p>`,
      }
    case 'too_often':
      return {
        title: 'Too often',
        sign: 'clock',
        heading: 'This page was opened too often',
        story: html`<p class="lead">Wait a minute, then load it again. Nothing is lost.</p>`,
      }
  }
  return {
    title: 'Problem',
    sign: 'warning',
    heading: 'Something went wrong',
    story: html`<p class="lead">This is not your fault. Try again in a moment. If it happens again, tell the people who run ${outcome.app ? html`<bdi>${outcome.app}</bdi>` : 'the app'}.</p>
${outcome.reference ? html`<p class="fine">Reference: <code>${outcome.reference}</code></p>` : ''}`,
  }
}

const usedSigns = { connected: 'check', failed: 'minus', pending: 'clock' } as const

function usedStory({ app, service, result }: Extract<Outcome, { kind: 'used' }>) {
  const name = html`<bdi>${service.name}</bdi>`
  if (result === 'failed')
    return html`<p class="lead">It did not connect ${name}.</p>${askAgain(app)}`
  return result === 'connected'
    ? html`<p class="lead">It connected ${name}. You can close this window and go back to <bdi>${app}</bdi>.</p>`
    : html`<p class="lead">Connecting ${name} has begun. Finish in the window where you pressed Continue.</p>${askAgain(app, 'If you closed it, go back')}`
}

function askAgain(app: string, start = 'You can close this window, go back') {
  return html`<p class="next">${start} to <bdi>${app}</bdi> and ask for a new link.</p>`
}

function quotation(service: string, words: string) {
  const cut = words.length > 300 ? `${words.slice(0, 300).trimEnd()}…` : words
  return html`<figure><figcaption><bdi>${service}</bdi> said</figcaption><blockquote><bdi>${cut}</bdi></blockquote></figure>`
}
