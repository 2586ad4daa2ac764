import { html } from 'hono/html'
import { letterBadge, type Service, serviceBadge } from './badge.ts'
import { layout, type Markup } from './layout.ts'
import { mark } from './mark.ts'
import { type WayLink, wayLinks } from './way-links.ts'

/** What every page says that asks a person to connect an account. */
export interface ConsentProps {
  nonce: string
  /** Name of the app that asks. */
  app: string
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
  const { nonce, app, service, user, cancelAction, csrfToken } = props
  const body = html`<div class="pair" aria-hidden="true">${letterBadge(app)}<span class="joint">${mark}</span>${serviceBadge(service)}</div>
<h1>Connect <bdi>${service.name}</bdi> to <bdi>${app}</bdi></h1>
<p class="lead"><bdi>${app}</bdi> asks for access to your <bdi>${service.name}</bdi> account.</p>
${user ? html`<p class="user"><span>For</span> <b><bdi>${user}</bdi></b></p>` : ''}
${parts.ask}
<p class="notice"><b>Only continue if you asked <bdi>${app}</bdi> for this.</b>
If someone else sent you this link, press Cancel: they could use your account.</p>
${wayLinks(props.ways)}
${parts.form}
<form method="post" action="${cancelAction}">${hiddenToken(csrfToken)}<button class="quiet">Cancel</button></form>
<p class="fine">${parts.assurance} ${timeLeft(props)}</p>`
  const title = `${parts.isError ? 'Error: ' : ''}Connect ${service.name} to ${app}`
  return layout({ nonce, title, body })
}

/** The hidden field of a form that carries the CSRF token, or nothing. */
export function hiddenToken(csrfToken: string | undefined) {
  return csrfToken ? html`<input type="hidden" name="csrf_token" value="${csrfToken}">` : ''
}

/** When a link ends. The server does not know the person's time zone, so it says how long is left, too. */
export function timeLeft({ expiresAt, now }: Pick<ConsentProps, 'expiresAt' | 'now'>) {
  const minutes = Math.max(0, Math.ceil((expiresAt - now) / 60_000))
  const end = new Date(expiresAt).toISOString()
  const left = minutes === 1 ? '1 minute' : `${minutes} minutes`
  return html`This link ends in ${left}, at <time datetime="${end}">${end.slice(11, 16)} UTC</time>.`
}
