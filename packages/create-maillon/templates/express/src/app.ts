import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { Engine } from '@maillon/engine'
import express, { type Express } from 'express'
import { about } from './about.ts'
import { createChat } from './chat.ts'
import { whyRefused } from './why-refused.ts'

/** The chat page and what it asks, with the engine's pages below `/connect`. */
export async function createApp(engine: Engine, url: string): Promise<Express> {
  const chat = await createChat(engine)
  const app = express()
  // Before any parser of bodies: these read the request themselves.
  app.use('/connect', getRequestListener(engine.fetch))
  app.use('/api', (request, response, next) => {
    const why = whyRefused((name) => request.get(name), url)
    if (why === undefined) next()
    else response.status(403).type('text').send(why)
  })
  app.get('/api/chat', (_request, response) => {
    response.json({ about: about(), messages: chat.messages() })
  })
  app.post('/api/chat', getRequestListener(chat.answer))
  app.post('/api/connect', getRequestListener(chat.connect))
  app.use(express.static(fileURLToPath(new URL('../public', import.meta.url))))
  return app
}
