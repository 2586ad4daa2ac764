import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Part } from '../part.ts'
import { answered } from '../run.ts'

/** What a job of GitHub's CI finds in its environment, with the address at which it asks who it is. */
const job = (identity: string) => ({
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY: 'maillon/maillon',
  GITHUB_REPOSITORY_ID: '1',
  GITHUB_REPOSITORY_OWNER_ID: '1',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_ID: '1',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: '0'.repeat(40),
  GITHUB_WORKFLOW_REF: 'maillon/maillon/.github/workflows/release.yml@refs/heads/main',
  RUNNER_ENVIRONMENT: 'github-hosted',
  ACTIONS_ID_TOKEN_REQUEST_URL: identity,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'none',
})

const outside = Object.fromEntries(Object.keys(job('')).map((name) => [name, '']))

/** Publishes as a release does: outside of CI it is refused, and in CI the job's identity is all that is asked for. */
export const part: Part = async ({ registry }) => {
  const asked: string[] = []
  const identity = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://localhost').searchParams.get('audience') ?? '')
    response.writeHead(403).end()
  })
  await new Promise<void>((resolve) => identity.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(identity.address() as AddressInfo).port}/?of=job`
  const publish = (environment: Readonly<Record<string, string>>) =>
    answered('pnpm', ['publish', '--no-git-checks', '--force', '--registry', registry.url], {
      cwd: 'packages/core',
      env: { ...registry.env, ...environment },
    })
  try {
    const faults = []
    const refused = await publish(outside)
    if (refused.ok || !refused.told.includes('ERR_PNPM_PROVENANCE_UNSUPPORTED_PROVIDER'))
      faults.push(`Outside of CI it is not refused: ${refused.told}`)
    if (asked.length > 0) faults.push(`Outside of CI it asks for ${asked.join(', ')}`)
    await publish(job(url))
    // npm's, by which it lets a trusted publisher in, and Sigstore's, which signs where a package is from.
    const wanted = ['npm:localhost', 'sigstore']
    if (wanted.some((audience) => !asked.includes(audience)) || new Set(asked).size > 2)
      faults.push(`In CI it asks for ${asked.join(', ')}, not for ${wanted.join(' and ')}`)
    return faults
  } finally {
    identity.close()
  }
}
