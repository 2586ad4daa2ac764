const most = 3

/**
 * What OpenID Connect discovery answers at the addresses that a document names, by address: the one thing that is fetched
 * for it. What does not answer is left out, and the import tells of it.
 */
export async function discover(text: string): Promise<Record<string, unknown>> {
  const named = text.matchAll(/openIdConnectUrl["']?\s*:\s*["']?(https:\/\/[^\s"',}]{1,500})/g)
  const urls = [...new Set(Array.from(named, ([, url = '']) => url))].slice(0, most)
  const answers = await Promise.all(urls.map(async (url) => [url, await metadataAt(url)] as const))
  return Object.fromEntries(answers.filter(([, answer]) => answer !== undefined))
}

async function metadataAt(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(10_000) })
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
