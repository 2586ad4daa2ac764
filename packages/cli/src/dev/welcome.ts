/** An engine that runs, and how to reach it. */
export interface Ready {
  url: string
  apiKey: string
  upstreams: Record<string, string>
  /** An address that opens the console, once. */
  console?: string
}

/** What `maillon dev` says when it is ready; what it says to connect is something that has a client. */
export function welcome(
  { url, apiKey, upstreams, console: opened }: Ready,
  clients: readonly string[],
): string {
  const emulated = Object.entries(upstreams).map(([name, at]) => `    ${name.padEnd(11)}${at}`)
  const first = clients.includes('gmail') ? 'gmail' : clients[0]
  return [
    ...(opened ? [`Console: ${opened}`] : []),
    `Maillon is ready at ${url}`,
    '',
    `  MAILLON_BASE_URL=${url}`,
    `  MAILLON_API_KEY=${apiKey}`,
    ...(emulated.length > 0 ? ['', '  Emulated upstreams:', ...emulated] : []),
    '',
    ...(first
      ? [`Connect an account, from this folder: maillon connect ${first} --user ada`]
      : [
          'No OAuth client is set: start it with GMAIL_CLIENT_ID and GMAIL_CLIENT_SECRET, and so on',
          '(maillon toolkits show gmail), or with --emulate, at emulated services.',
        ]),
    'Stop it with Ctrl+C.',
  ].join('\n')
}
