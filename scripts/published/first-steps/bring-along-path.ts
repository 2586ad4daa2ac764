import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { signIn, startUpstreams } from '@maillon/testkit/upstreams'
import { github } from '@maillon/toolkits'
import { command, chooses } from './create-path.ts'
import { pastedClient } from './mcp-client.ts'
import type { Path } from './place.ts'
import { startTerminal } from './terminal.ts'

/** A token that the reader has already: one line of `.env`, and no page at all. */
export const bringAlongPath: Path = async (place) => {
  const { folder, env, acts } = place
  const world = await startUpstreams({ services: ['github'] })
  const app = join(folder, 'my-agent')
  try {
    const creating = startTerminal(command, { cwd: folder, env })
    acts.command(command)
    await chooses(creating, 'MCP only', { start: false })
    await creating.ends()

    appendFileSync(join(app, '.env'), `GITHUB_TOKEN=${await token(world)}\n`)
    acts.edited('.env')

    const start = 'npm run dev'
    const internet = `--import ${join(import.meta.dirname, 'stand-in-github.mjs')}`
    const terminal = startTerminal(start, {
      cwd: app,
      env: {
        ...env,
        PORT: '0',
        NODE_OPTIONS: `${env.NODE_OPTIONS} ${internet}`,
        GITHUB_PORT: new URL(world.upstreams.github.url).port,
      },
    })
    acts.command(start)
    try {
      await terminal.reads(/GitHub: connected as/)
      const call = await pastedClient(terminal, place)
      const told = await call('GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER')
      if (!told.includes('full_name')) throw new Error(`The client got no repositories: ${told}`)
    } finally {
      await terminal.stop()
    }
  } finally {
    const called = world.upstreams.github.requests.filter(({ headers }) => headers.authorization)
    const lines = called.map(({ method, path }) => `${method} ${path}\n`)
    appendFileSync(env.NOTED_CALLS ?? '', lines.join(''))
    await world.stop()
  }
}

type World = Awaited<ReturnType<typeof startUpstreams<'github'>>>

async function token({ authConfigs, routes, users }: World): Promise<string> {
  const { auth } = github
  if (auth.scheme !== 'OAUTH2') throw new Error('GitHub has no OAuth.')
  const client = authConfigs.github
  return (await signIn({ auth, client, routes, email: users.ada.email })).accessToken
}
