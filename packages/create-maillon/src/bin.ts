#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

// What follows is loaded once it can be read: an older Node would stop at the first word that it does not know.
if (major > 22 || (major === 22 && minor >= 19)) {
  const { create } = await import('./create.ts')
  process.exitCode = await create(process.argv.slice(2))
} else {
  console.error(
    `Maillon needs Node 22.19 or newer, and this is Node ${process.versions.node}: install a newer one from nodejs.org, or with your version manager.`,
  )
  process.exitCode = 1
}
