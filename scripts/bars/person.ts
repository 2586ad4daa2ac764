import type { Engine } from './engines.ts'

interface Link {
  redirect_url: string
  connected_account_id: string
  link_token: string
}

/** A session of a user, and its account once a person has connected it. */
export interface Connected {
  accountId: string
  sessionPath: string
}

/** A person's browser, without a screen: its cookie, and what it is sent to. */
export class Browser {
  cookie = ''

  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as object), ...(this.cookie && { cookie: this.cookie }) }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    const [cookie] = response.headers.getSetCookie()
    if (cookie) this.cookie = cookie.split(';')[0] ?? ''
    return response
  }

  /** Opens the link and presses Continue; where the upstream sends it back to. */
  async consent(
    link: Pick<Link, 'redirect_url'>,
    origin = new URL(link.redirect_url).origin,
  ): Promise<string> {
    await this.send(link.redirect_url)
    const started = await this.send(link.redirect_url, { method: 'POST', headers: { origin } })
    const authorize = started.headers.get('location')
    if (!authorize) throw new Error(`Continue led nowhere: ${started.status}`)
    const back = await fetch(authorize, { redirect: 'manual' })
    return back.headers.get('location') ?? ''
  }
}

/** A link of a new session. */
export async function newLink(
  engine: Engine,
  user: string,
): Promise<Link & { sessionPath: string }> {
  const session = await engine.call<{ session_id: string }>('POST', '/tool_router/session', {
    user_id: user,
  })
  const sessionPath = `/tool_router/session/${session.body.session_id}`
  const { body } = await engine.call<Link>('POST', `${sessionPath}/link`, { toolkit: 'hostile' })
  return { ...body, sessionPath }
}

/** Connects an account for a user. */
export async function connect(engine: Engine, user = 'ada'): Promise<Connected> {
  const link = await newLink(engine, user)
  const browser = new Browser()
  const page = await browser.send(await browser.consent(link))
  if (page.status >= 400) throw new Error(`not connected: ${page.status}`)
  return { accountId: link.connected_account_id, sessionPath: link.sessionPath }
}

/** What a tool call answered. */
export interface Executed {
  status: number
  body: { data: Record<string, unknown>; error: string | { slug: string } | null }
}

/** Runs a tool of a session. */
export function execute(
  engine: Engine,
  sessionPath: string,
  slug = 'HOSTILE_GET_ITEM',
  input: object = {},
): Promise<Executed> {
  return engine.call('POST', `${sessionPath}/execute`, { tool_slug: slug, arguments: input })
}

/** `ok`, or the status and the code of what went wrong. */
export function outcomeOf({ status, body: { data, error } }: Executed): string {
  if (error === null) return 'ok'
  return `${status} ${typeof error === 'object' ? error.slug : JSON.stringify(data.code)}`
}

/** The status of an account, as its engine sees it. */
export async function accountOf(engine: Engine, id: string) {
  const { body } = await engine.call<{ status: string; status_reason: string | null }>(
    'GET',
    `/connected_accounts/${id}`,
  )
  return body
}
