import { html } from 'hono/html'
import type { McpScope } from '../../authorization/scopes.ts'
import { plain, say, sentences, timeLeft } from '../languages/say.ts'
import { letterBadge } from './badge.ts'
import { layout } from './layout.ts'
import type { Look } from './look.ts'
import { pair } from './pair.ts'
import { permissionList } from './scope-list.ts'

export interface LoginPageProps {
  look: Look
  /** What is known of the client for certain: its document's host, or where its answer goes. */
  clientHost: string
  /** What the client calls itself. */
  clientName: string | null
  /** Whether it is known by its own word alone. */
  isSelfAsserted: boolean
  /** What the app calls its user. */
  user: string
  /** What the client may do. */
  scopes: readonly McpScope[]
  /** Where both forms post to. */
  action: string
  /** In ms since 1970. */
  expiresAt: number
  now: number
}

/** The page that asks a person whether a client may use their session, as an HTML document. */
export function loginPage({ look, action, expiresAt, now, ...asked }: LoginPageProps): string {
  const { clientHost: client, clientName, isSelfAsserted, user, scopes } = asked
  const { language, brand } = look
  const { login, cancel, for: forWhom, pageEnds } = language.texts
  const names = { app: brand.app, client }
  const answer = (decision: string, style: string, words: string) =>
    html`<form method="post" action="${action}"><input type="hidden" name="decision" value="${decision}"><button class="${style}">${words}</button></form>`
  const meanings = scopes.map((scope) => html`<bdi>${login.meanings[scope]}</bdi>`)
  const body = html`${pair(look, letterBadge(client))}
<h1>${say(login.question, names)}</h1>
${clientName ? html`<p class="lead">${sentences(language, say(login.calls, { name: clientName }), ...(isSelfAsserted ? [login.unchecked] : []))}</p>` : ''}
<p class="user"><span>${forWhom}</span> <b><bdi>${user}</bdi></b></p>
${permissionList(language, client, meanings)}
<p class="notice">${sentences(language, html`<b>${say(login.warning, names)}</b>`, say(login.why, names))}</p>
${answer('allow', 'primary', login.allow)}
${answer('deny', 'quiet', cancel)}
<p class="fine">${say(pageEnds, { time: html`${timeLeft(language, expiresAt - now)}` })}</p>`
  return layout({ look, title: plain(login.title, names), body })
}
