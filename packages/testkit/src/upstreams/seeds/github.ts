import type { Emulation } from '../emulation.ts'
import { clients } from './clients.ts'
import { people } from './people.ts'

const { ada, ben } = people
const tokens: Record<string, string> = {
  [ada.github]: 'seed_token_ada',
  [ben.github]: 'seed_token_ben',
}

/** GitHub's people and repositories. */
export function githubSeed(redirectUri: string) {
  return {
    users: [
      { login: ada.github, name: ada.name, email: ada.email, bio: 'Ropes, links and web shops.' },
      { login: ben.github, name: ben.name, email: ben.email },
    ],
    orgs: [
      {
        login: 'lumen-labs',
        name: 'Lumen Labs',
        members: [{ login: ada.github, role: 'admin' }, { login: ben.github }],
      },
    ],
    repos: [
      {
        owner: ada.github,
        name: 'rope-shop',
        description: 'A small shop for climbing hardware',
        language: 'TypeScript',
        topics: ['shop', 'climbing'],
      },
      { owner: ada.github, name: 'field-notes', description: 'Notes from the wall', private: true },
      {
        owner: 'lumen-labs',
        name: 'anchor',
        description: 'Placement calculator',
        language: 'Rust',
      },
      { owner: ben.github, name: 'dotfiles', language: 'Shell' },
    ],
    oauth_apps: [
      {
        client_id: clients.github.clientId,
        client_secret: clients.github.clientSecret,
        name: 'Maillon',
        redirect_uris: [redirectUri],
      },
    ],
  }
}

/** Tokens that only the seeding below uses: the gate does not know them. */
export const githubSeedTokens = Object.fromEntries(
  Object.entries(tokens).map(([login, token]) => [token, { login, scopes: ['repo'] }]),
)

/** Opens issues and pull requests, which the emulator's own seed cannot say. */
export async function populateGithub(forward: Emulation['forward']): Promise<void> {
  const call = async (login: string, method: string, path: string, json: object) => {
    const headers = { authorization: `Bearer ${tokens[login]}`, 'content-type': 'application/json' }
    const response = await forward({ method, path, headers, body: JSON.stringify(json) })
    return (await response.json()) as { number: number; object: { sha: string } }
  }
  const shop = `/repos/${ada.github}/rope-shop`
  const anchor = '/repos/lumen-labs/anchor'
  await call(ada.github, 'POST', `${shop}/labels`, { name: 'bug', color: 'd73a4a' })
  await call(ada.github, 'POST', `${shop}/labels`, { name: 'idea', color: 'a2eeef' })
  const voucher = await call(ben.github, 'POST', `${shop}/issues`, {
    title: 'A voucher can be used twice',
    body: 'Open the basket in two tabs and pay in both. The voucher counts each time.',
  })
  await call(ada.github, 'PATCH', `${shop}/issues/${voucher.number}`, {
    labels: ['bug'],
    assignees: [ada.github],
  })
  await call(ada.github, 'POST', `${shop}/issues/${voucher.number}/comments`, {
    body: 'Seen it too. The lock is taken after the payment, not before.',
  })
  await call(ada.github, 'POST', `${shop}/issues`, {
    title: 'Tax is a cent short on three items',
    labels: ['bug'],
  })
  await call(ada.github, 'POST', `${shop}/issues`, {
    title: 'Show the weight of each link',
    labels: ['idea'],
  })
  await call(ben.github, 'POST', `${anchor}/issues`, { title: 'Angles above 120° give no warning' })
  await call(ada.github, 'POST', `${shop}/releases`, { tag_name: 'v1.0', name: 'Opening' })
  await pullRequest(call, shop, 'lock-vouchers', 'Lock vouchers before the payment')
  await pullRequest(call, anchor, 'warn-on-angle', 'Warn when the angle is above 120°')
}

type Call = (
  login: string,
  method: string,
  path: string,
  json: object,
) => Promise<{ object: { sha: string } }>

async function pullRequest(call: Call, repo: string, branch: string, title: string): Promise<void> {
  const content = Buffer.from(`${title}.\n`).toString('base64')
  const path = `${repo}/contents/notes/${branch}.md`
  const main = await call(ada.github, 'GET', `${repo}/git/ref/heads/main`, {})
  await call(ada.github, 'POST', `${repo}/git/refs`, {
    ref: `refs/heads/${branch}`,
    sha: main.object.sha,
  })
  await call(ada.github, 'PUT', path, { message: title, content, branch })
  await call(ada.github, 'POST', `${repo}/pulls`, {
    title,
    head: branch,
    base: 'main',
    body: `${title}. With tests.`,
  })
}
