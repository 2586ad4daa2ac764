import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { frameworks } from '../frameworks.ts'
import { templateFiles } from '../files/template-files.ts'

test.each(frameworks.map(({ id, layers }) => [id, layers] as const))(
  'the %s app takes the versions that are tried here, and our own in that of this package',
  async (_, layers) => {
    const root = new URL('../../../../pnpm-workspace.yaml', import.meta.url)
    const { catalogs } = parse(readFileSync(root, 'utf8')) as Catalogs
    // The docs site has a compiler of its own.
    const ours = Object.entries(catalogs).flatMap(([name, one]) => (name === 'site' ? [] : [one]))
    const tried = Object.assign({}, ...ours) as Record<string, string>
    const text = (await templateFiles(layers)).get('package.json') ?? ''
    const { dependencies, devDependencies } = JSON.parse(text)
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, name).toBe(name.startsWith('@maillon/') ? '*' : tried[name]?.replace('^', ''))
    }
  },
)

interface Catalogs {
  catalogs: Record<string, Record<string, string>>
}
