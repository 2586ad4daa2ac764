/** The environment's names for a toolkit's OAuth client: GMAIL_CLIENT_ID, and so on. */
export function clientVariables(slug: string): { id: string; secret: string; callback: string } {
  const name = slug.toUpperCase().replaceAll('-', '_')
  return {
    id: `${name}_CLIENT_ID`,
    secret: `${name}_CLIENT_SECRET`,
    callback: `${name}_CALLBACK`,
  }
}
