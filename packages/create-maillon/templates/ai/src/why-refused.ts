/** Why a request with these headers is no page's of this app, if it is none: any site may have a browser send one here. */
export function whyRefused(
  header: (name: string) => string | null | undefined,
  url: string,
): string | undefined {
  const from = header('sec-fetch-site') ?? 'none'
  const own = hosts(url)
  // Browsers that do not say how near a site is say which one it is.
  const origin = header('origin') ?? url
  const isOwn = URL.canParse(origin) && own.includes(new URL(origin).host)
  return isOwn && ['same-origin', 'none'].includes(from) && own.includes(header('host') ?? '')
    ? undefined
    : `The app answers at ${url} alone. Open that, or name the address that you use as PUBLIC_URL in .env.`
}

const thisMachine = ['localhost', '127.0.0.1']

/** A terminal may show either name of this machine. */
function hosts(url: string): string[] {
  const { host, hostname } = new URL(url)
  return thisMachine.includes(hostname)
    ? thisMachine.map((name) => host.replace(hostname, name))
    : [host]
}
