/** What to tell whoever runs a command of ours on a Node that is too old for it; undefined on others, and on other runtimes. */
export function oldNode({
  node,
  bun,
  deno,
}: Readonly<Record<string, string | undefined>>): string | undefined {
  const [major = 0, minor = 0] = (node ?? '').split('.').map(Number)
  if (bun || deno || major > 22 || (major === 22 && minor >= 19)) return undefined
  return `Maillon needs Node 22.19 or newer, and this is Node ${node}: install a newer one from nodejs.org, or with your version manager.`
}
