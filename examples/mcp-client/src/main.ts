// An MCP client calls a tool whose account is missing. It is asked to open the Connect Link; the same call is then answered.
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { clickLink } from '@maillon/testkit/browser'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'

const automatic = process.argv.includes('--auto') || !process.stdin.isTTY || !process.stdout.isTTY

// An emulated Google, and an engine behind a port. An app would name its own server here.
const upstreams = await startUpstreams({ services: ['google'] })
const { url: baseURL, apiKey, stop } = await startTestEngine(upstreams)
const { email } = upstreams.users.ada

// The app's part: a session for its user, and what its client needs of it.
const maillon = new Maillon({ baseURL, apiKey })
const session = await maillon.create('user_123', {
  toolkits: ['gmail'],
  preload: { tools: ['GMAIL_FETCH_EMAILS'] },
})
const { url, headers } = session.mcp

// The client's part: it says that it can open links, and does.
const client = new Client(
  { name: 'desk', version: '1.0.0' },
  {
    capabilities: { elicitation: { url: {} } },
    versionNegotiation: { mode: { pin: '2026-07-28' } },
  },
)
client.setRequestHandler('elicitation/create', async ({ params }) => {
  if (params.mode !== 'url') return { action: 'decline' }
  console.log(`  [asked: ${params.message}]\n  [${params.url}]`)
  if (automatic) {
    const title = await clickLink(params.url, { user: email })
    console.log(`  [${email} signs in and allows it: "${title}"]`)
  } else console.log(`  Open it and sign in as ${email}: the call waits for you.`)
  return { action: 'accept' }
})

try {
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),
  )
  const { tools } = await client.listTools()
  console.log(`${tools.length} tools: ${tools.map(({ name }) => name).join(', ')}`)
  console.log('Calling GMAIL_FETCH_EMAILS…')
  const { structuredContent } = await client.callTool({
    name: 'GMAIL_FETCH_EMAILS',
    arguments: { max_results: 3 },
  })
  const { messages } = structuredContent as { messages: { subject: string }[] }
  console.log(`Answered with ${messages.length} mails:`)
  for (const { subject } of messages) console.log(`  - ${subject}`)
} finally {
  await client.close()
  await stop()
  await upstreams.stop()
}
