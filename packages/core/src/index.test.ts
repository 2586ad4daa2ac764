import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** The files of this package and of others that importing a file loads, in a process of its own. */
async function loaded(file: string): Promise<string[]> {
  const script = `
    import { registerHooks } from 'node:module'
    const urls = []
    registerHooks({
      load(url, context, next) {
        urls.push(url)
        return next(url, context)
      },
    })
    await import(${JSON.stringify(new URL(file, import.meta.url).href)})
    console.log(JSON.stringify(urls))`
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=@maillon/source',
    '--input-type=module',
    '--eval',
    script,
  ])
  return JSON.parse(stdout) as string[]
}

test.each(['./index.ts', './composio/index.ts'])(
  'importing %s loads no zod, no schema of the API and nothing of Node',
  async (file) => {
    const urls = await loaded(file)
    expect(urls.some((url) => url.endsWith('/maillon.ts'))).toBe(true)
    expect(urls.filter((url) => /zod|\/contract\/|\/schema\/|^node:/.test(url))).toEqual([])
  },
)

test('the test above sees zod where it is loaded', async () => {
  const urls = await loaded('./contract/index.ts')
  expect(urls.some((url) => url.includes('/zod/'))).toBe(true)
})
