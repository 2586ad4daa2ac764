import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startGraphQl } from '../../../import/src/graphql/graphql-service.contract.ts'
import { newFolder } from '../run-command.contract.ts'

const schema = `
  type Query { notes: [Note!]! }
  type Mutation { noteDelete(id: ID!): Boolean }
  type Note { id: ID!, text: String! }
`
const at = ['--base-url', 'https://api.notes.test/graphql']

/** An endpoint that tells its schema, to whoever has the key where there is one; `/old` knows no newer questions, `/file` is a file. */
async function serve(key?: string): Promise<string> {
  const errors = (message: string) => ({ status: 400, body: { errors: [{ message }] } })
  const { url } = await startGraphQl({
    schema,
    answer({ path, method, query, authorization }) {
      if (path === '/file') return { status: method === 'GET' ? 200 : 405, body: schema }
      if (path === '/shut') return errors('Introspection is off.')
      if (path === '/old' && /isOneOf|specifiedByURL/.test(query)) return errors('What is that?')
      const isIn = key === undefined || authorization === `Bearer ${key}`
      return isIn ? undefined : errors('Who are you?')
    },
  })
  return url
}

const written = async (folder: string) =>
  JSON.parse(await readFile(join(folder, 'toolkits', 'notes.json'), 'utf8')) as {
    tools: { slug: string; effect: string }[]
    source: { options: object }
  }
const slugs = ['NOTES_LIST_NOTES', 'NOTES_NOTE_DELETE']

test.each(['/graphql', '/old', '/file'])(
  'a schema at a URL becomes a toolkit, whatever tells it (%s)',
  async (path) => {
    const { folder, run } = await newFolder()
    const url = await serve()
    const added = await run(['toolkits', 'add', 'graphql', `${url}${path}`, ...at])
    expect(added).toMatchObject({ code: 0, stderr: '' })
    expect(added.stdout).toContain('toolkits/notes.json: 2 tools of Notes')
    expect(added.stdout).toContain('Calls go to https://api.notes.test/graphql')
    const { tools, source } = await written(folder)
    expect(tools.map(({ slug }) => slug)).toEqual(slugs)
    expect(source).toMatchObject({ kind: 'graphql', from: `${url}${path}` })
  },
)

test('a schema of several files is read as one', async () => {
  const { folder, run } = await newFolder()
  await mkdir(join(folder, 'schema', 'more'), { recursive: true })
  const [query = '', ...rest] = schema.trim().split('\n')
  await writeFile(join(folder, 'schema', 'a.graphql'), query)
  await writeFile(join(folder, 'schema', 'more', 'b.graphqls'), rest.join('\n'))
  expect((await run(['toolkits', 'add', 'graphql', 'schema', ...at])).code).toBe(0)
  expect((await written(folder)).tools).toHaveLength(2)
})

test('an endpoint that tells its schema to its users alone is asked with a key of the environment', async () => {
  const { folder, run } = await newFolder()
  const url = `${await serve('s3cret')}/graphql`
  const add = ['toolkits', 'add', 'graphql', url, ...at]
  const refused = await run(add)
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toContain('Who are you?')
  expect((await run([...add, '--key-env', 'NOTES_KEY'])).stderr).toContain('NOTES_KEY is not set')
  expect(await readdir(folder)).toEqual([])
  const added = await run([...add, '--key-env', 'NOTES_KEY', '--auth', 'bearer'], {
    NOTES_KEY: 's3cret',
  })
  expect(added.code).toBe(0)
  expect(JSON.stringify(await written(folder)) + added.stdout).not.toContain('s3cret')
})

test('a file has no say in which of the environment’s keys an update sends', async () => {
  const { folder, run } = await newFolder()
  const url = `${await serve('s3cret')}/graphql`
  const key = ['--key-env', 'NOTES_KEY']
  const environment = { NOTES_KEY: 's3cret' }
  await run(['toolkits', 'add', 'graphql', url, ...at, ...key], environment)
  const path = join(folder, 'toolkits', 'notes.json')
  const file = await written(folder)
  const source = { ...file.source, options: { ...file.source.options, 'key-env': 'NOTES_KEY' } }
  await writeFile(path, JSON.stringify({ ...file, source }))
  const update = ['toolkits', 'update', 'notes', '--yes']
  expect((await run(update, environment)).stderr).toContain('Who are you?')
  expect((await run([...update, ...key], environment)).code).toBe(0)
})

test.each<[string, string[], string]>([
  ['an endpoint that tells nothing', ['/shut', ...at], 'Introspection is off.'],
  ['a schema without an endpoint', ['/file'], '--base-url'],
  ['an odd way to connect', ['/file', ...at, '--auth', 'magic'], '--auth magic'],
  ['fields that are not there', ['/file', ...at, '--only', 'zzz'], 'No tool can be made'],
])('%s is refused, and nothing is written', async (_, [path, ...more], message) => {
  const { folder, run } = await newFolder()
  const ended = await run(['toolkits', 'add', 'graphql', `${await serve()}${path}`, ...more])
  expect(ended).toMatchObject({ code: 1, stdout: '' })
  expect(ended.stderr).toContain(message)
  expect(await readdir(folder)).toEqual([])
})
