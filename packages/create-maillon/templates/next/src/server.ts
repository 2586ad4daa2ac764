import type { Engine } from '@maillon/engine'
import { type Chat, createChat } from './chat.ts'
import { startEngine } from './engine.ts'
import { whyRefused } from './why-refused.ts'

interface App {
  url: string
  engine: Engine
  chat: Chat
}

/** The one engine and chat of this process, although Next loads this module once for each bundle, and again after a change. */
export function getApp(): Promise<App> {
  shared.app ??= start()
  return shared.app
}

const shared = globalThis as { app?: Promise<App> }

async function start(): Promise<App> {
  const url = process.env.PUBLIC_URL || `http://localhost:${process.env.PORT || 3000}`
  const engine = await startEngine(`${url}/connect`)
  return { url, engine, chat: await createChat(engine) }
}

/** A route that answers this app's own pages alone. */
export function fromOwnPage(answer: (app: App, request: Request) => Response | Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const app = await getApp()
    const why = whyRefused((name) => request.headers.get(name), app.url)
    return why === undefined ? answer(app, request) : new Response(why, { status: 403 })
  }
}
