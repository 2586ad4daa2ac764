#!/usr/bin/env node
import module from 'node:module'
import { oldNode } from 'create-maillon/old-node'

const refusal = oldNode(process.versions)
if (refusal) {
  console.error(refusal)
  process.exitCode = 1
} else {
  // What one start compiles, the next one reads. Deno has no such thing, nor its name.
  if ('enableCompileCache' in module) module.enableCompileCache()
  // Loaded once it can be read: an older Node would stop at the first word that it does not know.
  const [{ main }, { quietSqlite }] = await Promise.all([
    import('./main.ts'),
    import('./quiet-sqlite.ts'),
  ])
  process.emitWarning = quietSqlite(process.emitWarning)
  process.exitCode = await main(process.argv.slice(2))
}
