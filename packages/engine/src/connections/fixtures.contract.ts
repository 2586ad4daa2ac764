import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ConnectedAccount, ExecuteResult, Link } from '@maillon/core/contract'
import { createTestEngine, type TestEngineOptions } from '@maillon/testkit'
import {
  pressConsent,
  startUpstreams,
  type Upstreams,
  type UpstreamService,
} from '@maillon/testkit/upstreams'
import { onTestFinished } from 'vitest'
import type { Engine } from '../engine.ts'

export const publicUrl = 'https://connect.example.test'
export const appUrl = 'https://app.example.test/callback'

/** Where the upstream of a toolkit sends browsers back to. */
export function callbackOf(slug: string): string {
  return `${publicUrl}/oauth/callback/${slug}`
}

/** The redirect URIs that third parties know the engines of this file by, to the letter; a test may register another. */
export const registeredUris = ['gmail', 'github', 'slack'].map((slug) => callbackOf(slug))

/** Third parties that know the engines of this file. */
export function startWorld<Service extends UpstreamService>(
  ...services: Service[]
): Promise<Upstreams<Service>> {
  return startUpstreams({ services, redirectUris: registeredUris })
}

/** An engine in this process, with a clock that can be moved. It ends with the test. */
export async function newEngine(
  { routes, authConfigs }: Required<Pick<TestEngineOptions, 'routes' | 'authConfigs'>>,
  options: TestEngineOptions = {},
) {
  const clock = { ahead: 0 }
  const { engine, apiKey, stop } = await createTestEngine({
    publicUrl,
    routes,
    authConfigs,
    callbackUrls: [appUrl],
    now: () => Date.now() + clock.ahead,
    ...options,
  })
  onTestFinished(stop)
  return { engine, apiKey, clock, app: createApp(engine), visitor: () => createVisitor(engine) }
}

/** A database file that ends with the test, and what is in it. */
export async function newDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return databaseIn(folder)
}

/** A database file in a folder, and what is in it. */
export function databaseIn(folder: string) {
  const path = join(folder, 'engine.db')
  const read = <Row>(query: string): Row[] => {
    const database = new DatabaseSync(path)
    const rows = database.prepare(query).all() as Row[]
    database.close()
    return rows.map((row) => ({ ...row }))
  }
  return {
    path,
    folder,
    read,
    write: (statement: string) => {
      const database = new DatabaseSync(path)
      database.exec(statement)
      database.close()
    },
    /** Every row of every table, but for what is written when nobody asks: seals of the audit log, and which engines run. */
    dump: () =>
      read<{ name: string }>(
        `select name from sqlite_master where type = 'table'
         and name not in ('audit_chains', 'audit_seals', 'audit_writers', 'processes')`,
      ).map(({ name }) => [name, read(`select * from "${name}"`)]),
  }
}

/** The app: it calls the engine's API for one of its users. */
export function createApp(engine: Engine, project?: string) {
  const call = async <Body>(method: string, path: string, body?: unknown, headers = {}) => {
    const response = await engine.as(project)(`http://maillon.local/api/v3.1${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as Body & { error?: { slug: string; message: string } }
    return { status: response.status, headers: response.headers, body: answer }
  }
  return {
    call,
    async account(id: string, headers = {}) {
      const path = `/connected_accounts/${id}`
      return (await call<ConnectedAccount>('GET', path, undefined, headers)).body
    },
    async session(config: Record<string, unknown> = {}) {
      const { body } = await call<{ session_id: string }>('POST', '/tool_router/session', {
        user_id: 'user_1',
        ...config,
      })
      const path = `/tool_router/session/${body.session_id}`
      const execute = async (slug: string, input: object = {}) =>
        (
          await call<ExecuteResult>('POST', `${path}/execute`, {
            tool_slug: slug,
            arguments: input,
          })
        ).body
      return {
        path,
        execute,
        patch: (change: object) => call('PATCH', path, change),
        proxy: (request: object) => call('POST', `${path}/proxy_execute`, request),
        tryLink: (toolkit: string, more = {}) =>
          call<Link>('POST', `${path}/link`, { toolkit, ...more }),
        link: async (toolkit: string, more = {}) =>
          (await call<Link>('POST', `${path}/link`, { toolkit, ...more })).body,
        /** A link that connects the session's account anew. */
        async linkAgain(toolkit: string): Promise<Link> {
          const input = { toolkits: [toolkit], reinitiate_all: true }
          const { data } = await execute('COMPOSIO_MANAGE_CONNECTIONS', input)
          const [link] = Object.values(data.results as Record<string, Link>)
          if (!link) throw new Error(JSON.stringify(data))
          return link
        },
      }
    },
  }
}

/** A person's browser without a screen: keeps the engine's cookies, and follows redirects only as told. */
export function createVisitor(engine: Engine) {
  const cookies = new Map<string, string>()

  async function send(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) }
    const response = await engine.fetch(new Request(url, { ...init, headers }))
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      cookies.set(name, value)
    }
    return response
  }

  /** Sends a form of the engine's own page. */
  const press = (url: string, fields: Record<string, string> = {}, headers = {}) =>
    send(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: publicUrl, 'sec-fetch-site': 'same-origin', ...headers },
    })

  /** Presses Continue and a person's button at the upstream; answers the callback that the browser is sent to. */
  async function consent({ redirect_url: url }: Link, email = 'ada@example.com'): Promise<string> {
    await send(url)
    const started = await press(url)
    const location = started.headers.get('location')
    if (!location) throw new Error(`${started.status}: ${await started.text()}`)
    return pressConsent(location, email)
  }

  return {
    cookies,
    send,
    press,
    consent,
    /** All of it. */
    connect: async (link: Link, email?: string) => send(await consent(link, email)),
  }
}
