import { createOpenAI } from '@ai-sdk/openai'
import { ChatOpenAI } from '@langchain/openai'
import { Maillon } from '@maillon/core'
import { createTestEngine, newApiKey, testEncryptionKey } from '@maillon/testkit'
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
const toolkits = ['gmail', 'github', 'slack']

/**
 * The app that the docs speak of: an engine at `https://connect.your-app.com` with a key in the environment, a user who opens
 * every Connect Link at once, and vendors whose models read mails. Nothing leaves this process but for the emulated services.
 */
export async function openWorld(): Promise<World> {
  const { routes, authConfigs, users } = await startUpstreams({
    services: ['google', 'github', 'slack'],
    redirectUris: toolkits.map((toolkit) => `${publicUrl}/oauth/callback/${toolkit}`),
  })
  const { engine } = await createTestEngine({
    routes,
    authConfigs,
    publicUrl,
    callbackUrls: ['https://your-app.com/callback', 'https://your-app.com/chat'],
  })
  const vendors = {
    'https://api.openai.com': inboxFetch('openai'),
    'https://api.anthropic.com': inboxFetch('anthropic'),
    'https://generativelanguage.googleapis.com': inboxFetch('gemini'),
  }
  const { fetch } = globalThis
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { origin, hostname, pathname } = new URL(request.url)
    const vendor = Object.entries(vendors).find(([address]) => address === origin)?.[1]
    if (vendor) return vendor(request)
    if (hostname === '127.0.0.1') return fetch(request)
    if (origin !== publicUrl) throw new Error(`The docs would ask ${request.url}`)
    const response = await engine.fetch(request)
    if (pathname.endsWith('/link') && response.ok) await open(await response.clone().json())
    return response
  }
  Object.assign(process.env, {
    MAILLON_BASE_URL: publicUrl,
    MAILLON_ENCRYPTION_KEY: testEncryptionKey(),
    OPENAI_API_KEY: 'none',
    ANTHROPIC_API_KEY: 'none',
    GEMINI_API_KEY: 'none',
  })
  let projects = 0
  return {
    begin: async ({ code, fresh }) => {
      projects += 1
      const project = `block-${projects}`
      process.env.MAILLON_API_KEY = await newApiKey(engine, project)
      process.env.COMPOSIO_API_KEY = process.env.MAILLON_API_KEY
      const model = code.includes('langchain')
        ? new ChatOpenAI({ model: 'gpt-5' })
        : createOpenAI()('gpt-5')
      Object.assign(globalThis, { model })
      if (!fresh) {
        const session = await new Maillon().create('user_123')
        for (const toolkit of toolkits) await session.authorize(toolkit)
      }
    },
  }

  async function open(link: { redirect_url: string }): Promise<void> {
    await visitLink(engine, link.redirect_url, { user: users.ada.email })
  }
}
