import type { KeyAuthOfFile } from './auth-of-file.ts'

/** How accounts are connected by one key that goes out in one header, as a toolkit's file says it. */
export function keyInHeader(label: string, header: string, prefix = ''): KeyAuthOfFile {
  return {
    scheme: 'API_KEY',
    fields: { api_key: { label, secret: true } },
    headers: { [header]: `${prefix}{api_key}` },
  }
}
