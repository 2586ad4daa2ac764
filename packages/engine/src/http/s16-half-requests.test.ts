import { connect } from 'node:net'
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { paths } from '../authorization/metadata.ts'
import { silent } from '../telemetry/log.ts'

test('S16 whoever hangs up in the middle of a body causes no fault, wherever bodies are read', async () => {
  const faults: unknown[] = []
  const answers: unknown[] = []
  const keep = ({ status }: { status?: unknown }) => answers.push(status)
  const { url, apiKey, stop } = await startTestEngine({
    onError: (error) => faults.push(error),
    log: { ...silent, info: keep, warn: keep, isLevelEnabled: () => true },
  })
  onTestFinished(stop)
  const { mcp } = await new Maillon({ apiKey, baseURL: url }).create('user_1')
  const places = [
    ['/api/v3.1/tool_router/session', 'application/json'],
    [new URL(mcp.url).pathname, 'application/json'],
    [paths.token, 'application/x-www-form-urlencoded'],
    [paths.revoke, 'application/x-www-form-urlencoded'],
    ['/link/ln_1/key', 'application/x-www-form-urlencoded'],
    ['/login/1', 'application/x-www-form-urlencoded'],
  ] as const
  const bodies = [
    'content-length: 100\r\n\r\n{"a":',
    'transfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n',
  ]
  const { host, port, origin } = new URL(url)
  answers.length = 0
  for (const [path, type] of places) {
    for (const body of bodies) {
      const before = answers.length
      const head = { host, origin, 'x-api-key': apiKey, 'content-type': type }
      const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`)
      const socket = connect(Number(port), '127.0.0.1')
      socket.end(`POST ${path} HTTP/1.1\r\n${lines.join('')}${body}`)
      await vi.waitFor(() => expect(answers, path).toHaveLength(before + 1))
      socket.destroy()
    }
  }
  expect(faults).toEqual([])
  expect(new Set(answers)).toEqual(new Set([400]))
})
