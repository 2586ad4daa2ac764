import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'

const document = {
  openapi: '3.1.0',
  info: { title: 'Acme' },
  servers: [{ url: 'https://api.acme.test' }],
  paths: {
    '/items': {
      post: {
        operationId: 'createItem',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { title: { type: 'string' }, size: { enum: ['s', 'l'] } },
                required: ['title'],
              },
            },
          },
        },
      },
    },
  },
}

const program = `import { Maillon, type Toolkits } from '@maillon/core'
const session = await new Maillon({ apiKey: 'k', baseURL: 'http://x' }).create('u')
await session.execute('ACME_CREATE_ITEM', { title: 'a', size: 'l' })
// @ts-expect-error the title is missing
await session.execute('ACME_CREATE_ITEM', { size: 'l' })
// @ts-expect-error there is no such size
await session.execute('ACME_CREATE_ITEM', { title: 'a', size: 'xl' })
// @ts-expect-error Acme has no such tool
await session.execute('ACME_CREATE_ITEMS', { title: 'a' })
await session.authorize('acme' satisfies keyof Toolkits)
`

/** The repository's own settings, as for its tests. */
const root = fileURLToPath(new URL('../../../../', import.meta.url))
const tsconfig = {
  extends: join(root, 'tsconfig.test.json'),
  compilerOptions: { typeRoots: [join(root, 'node_modules/@types')] },
  include: [],
  files: ['program.mts', 'maillon-tools.d.ts'],
}

test('imported tools are types that the compiler checks calls by', async () => {
  const { folder, run } = await newFolder()
  await writeFile(join(folder, 'acme.json'), JSON.stringify(document))
  await run(['toolkits', 'add', 'openapi', 'acme.json'])
  const written = await run(['types'])
  expect(written).toMatchObject({ code: 0, stdout: 'maillon-tools.d.ts: 1 tool of acme\n' })

  await mkdir(join(folder, 'node_modules/@maillon'), { recursive: true })
  const core = fileURLToPath(new URL('../../../core', import.meta.url))
  await symlink(core, join(folder, 'node_modules/@maillon/core'))
  await writeFile(join(folder, 'program.mts'), program)
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
  const compiler = join(typescript, 'bin', 'tsc')
  await promisify(execFile)(process.execPath, [compiler, '-p', folder])
})

test('--check tells a file that is out of date, and changes none', async () => {
  const { folder, run } = await newFolder()
  expect(await run(['types'])).toMatchObject({ code: 1, stdout: '' })
  await writeFile(join(folder, 'acme.json'), JSON.stringify(document))
  await run(['toolkits', 'add', 'openapi', 'acme.json'])
  expect((await run(['types', '--check'])).stderr).toContain('out of date')
  await run(['types', '--out', 'acme.d.ts'])
  expect(await run(['types', '--check', '--out', 'acme.d.ts'])).toMatchObject({ code: 0 })
  const path = join(folder, 'acme.d.ts')
  await writeFile(path, `${await readFile(path, 'utf8')}// by hand`)
  expect(await run(['types', '--check', '--out', 'acme.d.ts'])).toMatchObject({ code: 1 })
  expect(await readFile(path, 'utf8')).toContain('// by hand')
})

test('a file that maillon types did not make is never written over', async () => {
  const { folder, run } = await newFolder()
  await writeFile(join(folder, 'acme.json'), JSON.stringify(document))
  await run(['toolkits', 'add', 'openapi', 'acme.json'])
  await writeFile(join(folder, 'package.json'), '{}')
  const ended = await run(['types', '--out', 'package.json'])
  expect(ended).toMatchObject({ code: 1, stdout: '' })
  expect(await readFile(join(folder, 'package.json'), 'utf8')).toBe('{}')
  await run(['types'])
  expect(await run(['types'])).toMatchObject({ code: 0 })
})

test('two files with one slug are told by name', async () => {
  const { folder, run } = await newFolder()
  await writeFile(join(folder, 'acme.json'), JSON.stringify(document))
  await run(['toolkits', 'add', 'openapi', 'acme.json'])
  await cp(join(folder, 'toolkits/acme.json'), join(folder, 'toolkits/copy.json'))
  const { stderr } = await run(['types'])
  expect(stderr).toContain('toolkits/copy.json has the slug "acme", which toolkits/acme.json has.')
})
