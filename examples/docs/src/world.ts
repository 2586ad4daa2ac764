import { createOpenAI } from '@ai-sdk/openai'
import { ChatOpenAI } from '@langchain/openai'
import { Maillon } from '@maillon/core'
import { createTestEngine, type TestEngine, testEncryptionKey } from '@maillon/testkit'
import { inboxFetch } from '@maillon/testkit/story'
import { startUpstreams, visitLink } from '@maillon/testkit/upstreams'

/** What a block of the docs finds around it. */
export interface World {
  /**
   * Makes room for a block: a project of its own, in which `user_123` has connected Gmail, GitHub and Slack unless it is
   * `fresh`, and the `model` that the block takes from its reader.
   */
  begin(block: { code: string; fresh: boolean }): Promise<void>
}

const publicUrl = 'https://connect.your-app.com'
const callbackUrls = ['https://your-app.com/callback', 'https://your-app.com/chat']
const toolkits = ['gmail', 'github', 'slack']
const environment = {
  MAILLON_BASE_URL: publicUrl,
  MAILLON_ENCRYPTION_KEY: testEncryptionKey(),
  OPENAI_API_KEY: 'none',
  ANTHROPIC_API_KEY: 'none',
  GEMINI_API_KEY: 'none',
}

/**
 * The app that the docs speak of: an engine at `https://connect.your-app.com` with a key in the environment, a user who opens
 * every Connect Link at once, and vendors whose models read mails. Nothing leaves this process but for the emulated services.
 */
export async function openWorld(): Promise<World> {
  const { routes, authConfigs, users, reset } = await startUpstreams({
    services: ['google', 'github', 'slack'],
    redirectUris: toolkits.map((toolkit) => `${publicUrl}/oauth/callback/${toolkit}`),
  })
  const vendors = {
    'https://api.openai.com': inboxFetch('openai'),
    'https://api.anthropic.com': inboxFetch('anthropic'),
    'https://generativelanguage.googleapis.com': inboxFetch('gemini'),
  }
  const { fetch } = globalThis
  let test: TestEngine | undefined

  async function asApp(request: Request): Promise<Response> {
    if (!test) throw new Error('No block has begun')
    const response = await test.engine.fetch(request)
    if (new URL(request.url).pathname.endsWith('/link') && response.ok) {
      const link = (await response.clone().json()) as { redirect_url: string }
      await visitLink(test.engine, link.redirect_url, { user: users.ada.email })
    }
    return response
  }

  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { origin, hostname } = new URL(request.url)
    if (hostname === '127.0.0.1') return fetch(request)
    if (origin === publicUrl) return asApp(request)
    const vendor = Object.entries(vendors).find(([address]) => address === origin)?.[1]
    if (!vendor) throw new Error(`The docs would ask ${request.url}`)
    return vendor(request)
  }

  return {
    begin: async ({ code, fresh }) => {
      await test?.stop()
      await reset()
      test = await createTestEngine({ routes, authConfigs, publicUrl, callbackUrls })
      Object.assign(process.env, {
        ...environment,
        MAILLON_API_KEY: test.apiKey,
        COMPOSIO_API_KEY: test.apiKey,
      })
      const model = code.includes('langchain')
        ? new ChatOpenAI({ model: 'gpt-5' })
        : createOpenAI()('gpt-5')
      Object.assign(globalThis, { model })
      if (fresh) return
      const session = await new Maillon().create('user_123')
      for (const toolkit of toolkits) await session.authorize(toolkit)
    },
  }
}
