import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** What introspection says of Shopify's API for admins, as its server for agents has it. */
export async function readIntrospection(version: string): Promise<string> {
  const entry = import.meta.resolve('@shopify/dev-mcp')
  const file = fileURLToPath(new URL(`data/admin_${version}.json.gz`, entry))
  return gunzipSync(await readFile(file)).toString()
}
