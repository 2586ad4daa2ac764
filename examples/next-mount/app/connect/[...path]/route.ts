import { getEngine } from '../../engine.ts'

// The engine needs Node: its database and its outbound calls are not for the edge.
export const runtime = 'nodejs'

async function handle(request: Request): Promise<Response> {
  const engine = await getEngine()
  return engine.fetch(request)
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST }
