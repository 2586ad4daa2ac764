#!/usr/bin/env node
import { oldNode } from './old-node.ts'

const refusal = oldNode(process.versions)
if (refusal) {
  console.error(refusal)
  process.exitCode = 1
} else {
  // Loaded once it can be read: an older Node would stop at the first word that it does not know.
  const { create } = await import('./create.ts')
  process.exitCode = await create(process.argv.slice(2))
}
