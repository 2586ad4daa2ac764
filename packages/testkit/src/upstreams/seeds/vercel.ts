import type { Emulation } from '../emulation.ts'
import { people } from './people.ts'

const { ada, ben } = people

/** Vercel's people, and a team with a project. */
export const vercelSeed = {
  users: [ada, ben].map(({ github, name, email }) => ({ username: github, name, email })),
  teams: [{ slug: 'lumen-labs', name: 'Lumen Labs' }],
  projects: [{ name: 'anchor', team: 'lumen-labs', framework: 'astro' }],
}

/** Whose key it is. */
export const vercelSeedTokens = Object.fromEntries(
  [ada, ben].map(({ github, vercelKey }) => [vercelKey, { login: github, scopes: [] }]),
)

/** Gives Ada a project that is deployed and has a variable, which the emulator's own seed cannot say. */
export async function populateVercel(forward: Emulation['forward']): Promise<void> {
  const call = async (path: string, json: object) => {
    const response = await forward({
      method: 'POST',
      path,
      headers: { authorization: `Bearer ${ada.vercelKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  }
  const meta = { githubCommitRef: 'main', githubCommitMessage: 'Sell longer ropes' }
  await call('/v11/projects', { name: 'rope-shop', framework: 'nextjs' })
  await call('/v13/deployments', { name: 'rope-shop', target: 'production', meta })
  await call('/v10/projects/rope-shop/env', {
    key: 'PAYMENT_KEY',
    value: 'a secret of the shop',
    type: 'encrypted',
    target: ['production'],
  })
}
