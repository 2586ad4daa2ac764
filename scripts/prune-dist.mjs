// Removes from each package's dist what none of its sources is built into any more: it would be published.
import { existsSync, globSync, rmSync } from 'node:fs'

for (const file of globSync('packages/*/dist/**/*.{js,d.ts,map}')) {
  // The console's page is not built file by file.
  if (file.startsWith('packages/console/dist/web/')) continue
  const isBuilt = /(?<!\.(?:contract|test|test-d))\.(?:js|d\.ts)$/.test(file)
  const source = file.replace('/dist/', '/src/').replace(/\.(?:js|d\.ts)$/, '.ts')
  if (!isBuilt || !existsSync(source)) rmSync(file)
}
