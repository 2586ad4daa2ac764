import type { Emulation } from './emulation.ts'
import type { WholeRequest } from './oauth-dialect.ts'

/**
 * What the emulator lacks of files: the bytes of what is beside a release, and archives. Both are answered with a redirect to
 * a host of their own, which takes no token, as GitHub's does.
 */
export function githubFront(
  forward: Emulation['forward'],
): (request: WholeRequest) => Promise<Response> {
  const assets = new Map<string, Uint8Array<ArrayBuffer>>()
  return async (request) => {
    const { method, path, headers, body } = request
    const { pathname } = new URL(path, 'http://gate')
    const [, asset] = /\/releases\/assets\/(\d+)$/.exec(pathname) ?? []
    if (asset && headers.accept === 'application/octet-stream')
      return redirect(`https://release-assets.githubusercontent.com/release-assets/${asset}?sig=s`)
    const [, stored] = /^\/release-assets\/(\d+)$/.exec(pathname) ?? []
    if (stored) return withoutToken(headers, assets.get(stored))
    const [, repo, kind, ref] = /^\/repos\/(.+)\/(zip|tar)ball\/(.+)$/.exec(pathname) ?? []
    if (repo) return redirect(`https://codeload.github.com/codeload/${repo}/legacy.${kind}/${ref}`)
    if (pathname.startsWith('/codeload/')) return withoutToken(headers, emptyZip)
    const answer = await forward(request)
    if (method !== 'POST' || !pathname.endsWith('/assets') || !answer.ok) return answer
    const facts = (await answer.json()) as { id: number }
    assets.set(String(facts.id), body)
    return Response.json(facts, { status: 201 })
  }
}

const emptyZip = Uint8Array.from([0x50, 0x4b, 5, 6, ...Array<number>(18).fill(0)])

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } })
}

function withoutToken(
  { authorization }: WholeRequest['headers'],
  bytes: Uint8Array<ArrayBuffer> | undefined,
): Response {
  if (authorization) return new Response('Only one auth mechanism allowed', { status: 400 })
  return new Response(bytes ?? null, { status: bytes ? 200 : 404 })
}
