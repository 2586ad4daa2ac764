import { MaillonError } from '../errors/maillon-error.ts'

/** Where the engine is, and the key to it. */
export interface Endpoint {
  /** Without a slash at its end. */
  baseURL: string
  apiKey: string
}

/**
 * The endpoint from options, else from `<prefix>_BASE_URL` and `<prefix>_API_KEY` of the environment. Throws
 * `base_url_missing`, `api_key_missing`, or `invalid_request` for values that cannot be used.
 */
export function readEndpoint(
  options: { baseURL?: string | null | undefined; apiKey?: string | null | undefined },
  prefix: 'MAILLON' | 'COMPOSIO',
): Endpoint {
  const baseURL = options.baseURL || environment(`${prefix}_BASE_URL`)
  if (!baseURL) {
    throw new MaillonError('base_url_missing', {
      hint: `Pass baseURL or set ${prefix}_BASE_URL to the engine's address, such as http://127.0.0.1:3000, or pass an engine of this process.`,
    })
  }
  const apiKey = (options.apiKey || environment(`${prefix}_API_KEY`))?.trim()
  if (!apiKey) {
    throw new MaillonError('api_key_missing', {
      hint: `Pass apiKey or set ${prefix}_API_KEY to a key of the engine.`,
    })
  }
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new MaillonError('invalid_request', {
      message: 'The API key holds characters that no key has.',
      hint: 'Copy it again.',
    })
  }
  return { baseURL: checkBaseURL(baseURL), apiKey }
}

function checkBaseURL(baseURL: string): string {
  const url = URL.canParse(baseURL) ? new URL(baseURL) : undefined
  const wrong =
    url === undefined
      ? 'is not a URL'
      : url.protocol !== 'http:' && url.protocol !== 'https:'
        ? 'is not an http or https address'
        : url.username || url.password
          ? 'holds credentials'
          : url.search || url.hash
            ? 'holds a query or a fragment'
            : undefined
  if (url && !wrong) return url.origin + url.pathname.replace(/\/+$/, '')
  throw new MaillonError('invalid_request', {
    message: `The baseURL ${wrong}.`,
    hint: 'Give the address of the engine alone, such as https://maillon.example.com/connect.',
  })
}

/** A variable of the environment; undefined where there is none, as in browsers. */
function environment(name: string): string | undefined {
  const host: { process?: { env?: Record<string, string | undefined> } } = globalThis
  return host.process?.env?.[name]
}
