import { clickLink } from '@maillon/testkit/browser'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { expect, onTestFinished, test } from 'vitest'
import { restartApp, startApp, type StartedApp } from './start-app.contract.ts'

test('the MCP app prints what lets a client in, which opens the link, is answered, and gets in after a restart', async () => {
  const app = await startApp('mcp')
  const first = await pasted(app)
  expect(await subjects(first)).toHaveLength(3)
  await app.stop()

  const again = await restartApp(app.folder, { PORT: new URL(first.url).port })
  onTestFinished(() => again.stop())
  expect((await pasted(again)).url).toBe(first.url)
  // The emulated Google has forgotten the account: the client is asked to connect it again.
  expect(await subjects(first, 'decline')).toBeUndefined()

  const second = await restartApp(app.folder, { PORT: new URL(first.url).port })
  await second.tells(/^Port \d+ is taken: .*\n\n\[ended with 1\]$/m)
})

/** What a person pastes into VS Code. */
async function pasted(app: StartedApp) {
  await app.tells(/^Ready at http:\S+$/m)
  const [, json = ''] = await app.tells(/^VS Code.*\n\s+(\{.*\})$/m)
  const { url, headers } = JSON.parse(json).servers.mcp
  return { url: String(url), headers: headers as Record<string, string> }
}

/** Of three mails, for a client that opens links, or does not. */
async function subjects(
  { url, headers }: Awaited<ReturnType<typeof pasted>>,
  action: 'accept' | 'decline' = 'accept',
) {
  const client = new Client(
    { name: 'desk', version: '1.0.0' },
    {
      capabilities: { elicitation: { url: {} } },
      versionNegotiation: { mode: { pin: '2026-07-28' } },
    },
  )
  client.setRequestHandler('elicitation/create', async ({ params }) => {
    if (params.mode === 'url' && action === 'accept') {
      await clickLink(params.url, { user: 'ada@example.com' })
    }
    return { action }
  })
  const requestInit = { headers }
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }))
  const item = { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { max_results: 3 } }
  const { structuredContent } = await client.callTool({
    name: 'COMPOSIO_MULTI_EXECUTE_TOOL',
    arguments: { tools: [item] },
  })
  await client.close()
  const { results } = structuredContent as {
    results: { response: { data: { messages?: { subject: string }[] } } }[]
  }
  return results[0]?.response.data.messages?.map(({ subject }) => subject)
}
