import { getApp } from '../../../server.ts'

/** The engine's own pages: Connect Links and callbacks. */
async function handle(request: Request): Promise<Response> {
  const { engine } = await getApp()
  return engine.fetch(request)
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST }
