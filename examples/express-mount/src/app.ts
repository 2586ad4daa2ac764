import { getRequestListener } from '@hono/node-server'
import { Maillon } from '@maillon/core'
import type { Engine } from '@maillon/engine'
import express, { type Express } from 'express'

/** An Express app with the engine below `/connect`. */
export function createApp(engine: Engine): Express {
  const app = express()
  app.use('/connect', getRequestListener(engine.fetch))
  app.use(express.json())

  const maillon = new Maillon({ engine })

  // A real app takes the user from its own login.
  app.post('/github/connect', async (_request, response) => {
    const session = await maillon.create('user_123')
    const { redirectUrl } = await session.authorize('github')
    response.json({ redirectUrl })
  })

  app.get('/github/me', async (_request, response) => {
    const session = await maillon.create('user_123', { manageConnections: false })
    const { data, error } = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
    response
      .status(error === null ? 200 : 409)
      .json(error === null ? { login: data.login } : { error })
  })

  return app
}
