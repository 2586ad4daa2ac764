import type { Engine as MaillonEngine } from '@maillon/engine'
import type { Engine } from './engines.ts'
import type { Connected } from './person.ts'

/** An engine of this process as the other rows know engines, for those that move its time. */
export function inProcessEngine(
  engine: MaillonEngine,
): Pick<Engine, 'call'> & { connect(user: string): Promise<Connected> } & Engine {
  const call: Engine['call'] = async (method, path, body) => {
    const response = await engine.as()(`http://maillon.local/api/v3.1${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as never }
  }

  async function connect(user: string): Promise<Connected> {
    const session = await call<{ session_id: string }>('POST', '/tool_router/session', {
      user_id: user,
    })
    const sessionPath = `/tool_router/session/${session.body.session_id}`
    const link = await call<{ redirect_url: string; connected_account_id: string }>(
      'POST',
      `${sessionPath}/link`,
      { toolkit: 'hostile' },
    )
    const url = link.body.redirect_url
    let cookie = ''
    const send = async (to: string, init: RequestInit = {}) => {
      const headers = { ...(init.headers as object), ...(cookie && { cookie }) }
      const response = await engine.fetch(new Request(to, { ...init, headers }))
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
      return response
    }
    await send(url)
    const started = await send(url, { method: 'POST', headers: { origin: new URL(url).origin } })
    const back = await fetch(started.headers.get('location') ?? '', { redirect: 'manual' })
    await send(back.headers.get('location') ?? '')
    return { accountId: link.body.connected_account_id, sessionPath }
  }

  return {
    url: '',
    apiKey: '',
    child: undefined as never,
    call,
    connect,
    kill: async () => {},
    stop: async () => 0,
  }
}
