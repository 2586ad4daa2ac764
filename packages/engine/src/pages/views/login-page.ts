import { html } from 'hono/html'
import { letterBadge } from './badge.ts'
import { layout } from './layout.ts'
import { mark } from './mark.ts'
import { scopeList } from './scope-list.ts'

export interface LoginPageProps {
  nonce: string
  /** Name of the app whose user is asked. */
  app: string
  /** What is known of the client for certain: its document's host, or where its answer goes. */
  clientHost: string
  /** What the client calls itself. */
  clientName: string | null
  /** Whether it is known by its own word alone. */
  isSelfAsserted: boolean
  /** What the app calls its user. */
  user: string
  /** What the client may do, in words. */
  meanings: readonly string[]
  /** Where both forms post to. */
  action: string
  /** In ms since 1970. */
  expiresAt: number
  now: number
}

/** The page that asks a person whether a client may use their session, as an HTML document. */
export function loginPage({ nonce, app, action, ...asked }: LoginPageProps): string {
  const { clientHost, clientName, isSelfAsserted, user, meanings } = asked
  const minutes = Math.max(1, Math.ceil((asked.expiresAt - asked.now) / 60_000))
  const body = html`<div class="pair" aria-hidden="true">${letterBadge(app)}<span class="joint">${mark}</span>${letterBadge(clientHost)}</div>
<h1>Let <bdi>${clientHost}</bdi> use your tools in <bdi>${app}</bdi>?</h1>
${clientName ? html`<p class="lead">It calls itself “<bdi>${clientName}</bdi>”.${isSelfAsserted ? ' Nobody has checked that.' : ''}</p>` : ''}
<p class="user"><span>For</span> <b><bdi>${user}</bdi></b></p>
${scopeList(
  clientHost,
  meanings.map((meaning) => ({ scope: meaning, meaning })),
)}
<p class="notice"><b>Only allow it if you started this in <bdi>${clientHost}</bdi> yourself.</b>
It acts with the accounts that you have connected, until you or <bdi>${app}</bdi> end it.</p>
<form method="post" action="${action}"><input type="hidden" name="decision" value="allow"><button class="primary">Allow</button></form>
<form method="post" action="${action}"><input type="hidden" name="decision" value="deny"><button class="quiet">Cancel</button></form>
<p class="fine">This page ends in ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.</p>`
  return layout({ nonce, title: `Allow ${clientHost}`, body })
}
