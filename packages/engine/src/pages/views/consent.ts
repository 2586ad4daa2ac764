import { html } from 'hono/html'
import { type Markup, plain, say, sentences, timeLeft } from '../languages/say.ts'
import { type Service, serviceBadge } from './badge.ts'
import { layout } from './layout.ts'
import type { Look } from './look.ts'
import { pair } from './pair.ts'
import { type WayLink, wayLinks } from './way-links.ts'

/** What every page says that asks a person to connect an account. */
export interface ConsentProps {
  look: Look
  service: Service
  /** What the app calls the user it asks for, where it told. */
  user?: string | undefined
  /** The ways to connect that the person can choose from. */
  ways?: readonly WayLink[] | undefined
  /** When the link ends, in ms since 1970. */
  expiresAt: number
  /** The time now, in ms since 1970. */
  now: number
  /** Where Cancel posts to. */
  cancelAction: string
  /** Sent with each form as `csrf_token`. */
  csrfToken?: string | undefined
}

/** The page around a question: who asks, for whom, the warning, Cancel, and when the link ends. */
export function consent(
  props: ConsentProps,
  parts: { isError?: boolean; ask?: Markup | string; form: Markup; assurance: Markup },
): string {
  const { look, service, user } = props
  const { texts } = look.language
  const names = { app: look.brand.app, service: service.name }
  const { ask } = texts
  const body = html`${pair(look, serviceBadge(look.brand, service))}
<h1>${say(ask.title, names)}</h1>
<p class="lead">${say(ask.lead, names)}</p>
${user ? html`<p class="user"><span>${texts.for}</span> <b><bdi>${user}</bdi></b></p>` : ''}
${parts.ask}
<p class="notice">${sentences(look.language, html`<b>${say(ask.warning, names)}</b>`, ask.why)}</p>
${wayLinks(look.language, props.ways)}
${parts.form}
${cancelForm(props)}
<p class="fine">${sentences(look.language, parts.assurance, linkEnds(props))}</p>`
  const title = plain(ask.title, names)
  return layout({ look, title: parts.isError ? plain(texts.error, { title }) : title, body })
}

/** The hidden field of a form that carries the CSRF token, or nothing. */
export function hiddenToken(csrfToken: string | undefined) {
  return csrfToken ? html`<input type="hidden" name="csrf_token" value="${csrfToken}">` : ''
}

/** Cancel, as a form of its own. */
export function cancelForm({
  look,
  cancelAction,
  csrfToken,
}: Pick<ConsentProps, 'look' | 'cancelAction' | 'csrfToken'>): Markup {
  return html`<form method="post" action="${cancelAction}">${hiddenToken(csrfToken)}<button class="quiet">${look.language.texts.cancel}</button></form>`
}

/** When a link ends. */
export function linkEnds({
  look: { language },
  expiresAt,
  now,
}: Pick<ConsentProps, 'look' | 'expiresAt' | 'now'>): Markup {
  const left = timeLeft(language, expiresAt - now)
  const end = new Date(expiresAt).toISOString()
  return say(language.texts.linkEnds, { time: html`<time datetime="${end}">${left}</time>` })
}
