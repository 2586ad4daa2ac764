import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Engine } from '@maillon/engine'
import { Hono } from 'hono'
import { about } from './about.ts'
import { createChat } from './chat.ts'
import { whyRefused } from './why-refused.ts'

/** The chat page and what it asks, with the engine's pages below `/connect`. */
export async function createApp(engine: Engine, url: string): Promise<Hono> {
  const chat = await createChat(engine)
  const app = new Hono()
  app.all('/connect/*', ({ req }) => engine.fetch(req.raw))
  app.use('/api/*', async (context, next) => {
    const why = whyRefused((name) => context.req.header(name), url)
    return why === undefined ? next() : context.text(why, 403)
  })
  app.get('/api/chat', (context) => context.json({ about: about(), messages: chat.messages() }))
  app.post('/api/chat', ({ req }) => chat.answer(req.raw))
  app.post('/api/connect', ({ req }) => chat.connect(req.raw))
  app.use(serveStatic({ root: fileURLToPath(new URL('../public', import.meta.url)) }))
  return app
}
