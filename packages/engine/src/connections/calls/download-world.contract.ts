import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { apiKeys, defineToolkit, get, type ToolRequest } from '@maillon/core/toolkit'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createOutbound, type Outbound } from '../../outbound/outbound.ts'
import { originRoutes } from '../../outbound/routes.ts'
import { createDownload } from './download.ts'
import { memoryFiles } from './memory-files.contract.ts'

/** The account's own. */
export const key = 'canary-0123456789'
export const toolkit = defineToolkit({
  slug: 'up',
  name: 'Up',
  description: 'Up.',
  version: '20261130_00',
  verified: 'specified',
  baseUrl: 'https://up.test/api',
  origins: ['https://files.up.test'],
  headers: { 'x-team': 'red' },
  auth: apiKeys({
    fields: { key: { label: 'Key', secret: true } },
    headers: { authorization: 'Bearer {key}' },
  }),
  failure: ({ body }) =>
    (body as { ok?: boolean }).ok === false
      ? { message: String((body as { error?: unknown }).error) }
      : undefined,
  tools: [],
})
const credential = { scheme: 'API_KEY', fields: {}, secrets: { key } } as const

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown
const hosts = ['up.test', 'files.up.test', 'cdn.test']

type Options = {
  request?: ToolRequest
  as?: { name?: string; mimetype?: string; inside?: string }
  memory?: ReturnType<typeof memoryFiles>
  signal?: AbortSignal
}

/** Upstreams to download from, for the tests of one file. */
export function downloadWorld() {
  /** By host and path. */
  const answers = new Map<string, Answer>()
  /** What arrived. */
  const seen: { host: string; path: string; headers: IncomingMessage['headers'] }[] = []
  let outbound: Outbound
  const servers = hosts.map((host) =>
    createServer((request, response) => {
      const path = request.url ?? ''
      seen.push({ host, path, headers: request.headers })
      const answer = answers.get(`${host}${path}`) ?? (() => response.writeHead(404).end('{}'))
      void answer(request, response)
    }),
  )

  beforeAll(async () => {
    const routes: Record<string, string> = {}
    for (const [place, server] of servers.entries()) {
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      routes[`https://${hosts[place]}`] =
        `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    }
    outbound = createOutbound(originRoutes(routes), {
      lookup: (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
    })
  })
  beforeEach(() => {
    answers.clear()
    seen.length = 0
  })
  afterAll(async () => {
    await outbound.close()
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
  })

  /** Downloads with the account's key. */
  const download = createDownload(async (_, once) => {
    const { answer } = await once({ toolkit, credential, outbound })
    return answer
  })
  return {
    answers,
    seen,
    download,
    /** Downloads a file of `https://up.test/api`, and reads it. */
    async run({ request = get('/file'), memory = memoryFiles(), ...rest }: Options = {}) {
      const { files } = memory
      const call = { toolkit, account: undefined, request, party: 'ada', files }
      const facts = await download({ ...rest, ...call })
      return { ...facts, bytes: memory.bytes(facts.id) }
    },
  }
}

/** Leads elsewhere. */
export const redirect =
  (to: string, status = 302): Answer =>
  (_, response) =>
    response.writeHead(status, { location: to }).end('moved')
/** Answers a file. */
export const bytes =
  (text: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(200, headers).end(text)
