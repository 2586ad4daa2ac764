// Builds the console's page. Run as a program it writes dist/web, which is published; from source, what it built before is
// used again as long as nothing changed, also by other processes.
import { createHash } from 'node:crypto'
import { cp, glob, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const cache = join(folder, 'node_modules', '.cache')
/** Whoever holds the lock for longer is gone. */
const staleMs = 120_000

/** The folder with the built page; builds it where that was not done yet. */
export async function builtWeb() {
  const into = join(cache, `web-${await fingerprint()}`)
  while (!(await isThere(into))) {
    if (await locked(`${into}.lock`)) {
      try {
        if (!(await isThere(into))) await build(into)
      } finally {
        await rm(`${into}.lock`, { recursive: true, force: true })
      }
    } else await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return into
}

async function build(into) {
  const [{ build: viteBuild, defaultClientConditions }, { default: react }] = await Promise.all([
    import('vite'),
    import('@vitejs/plugin-react'),
  ])
  const whole = `${into}.${process.pid}`
  await rm(whole, { recursive: true, force: true })
  await viteBuild({
    configFile: false,
    root: join(folder, 'web'),
    // Where it is served is known by who serves it.
    base: './',
    publicDir: false,
    logLevel: 'warn',
    html: { cspNonce: 'maillon-nonce' },
    plugins: [react()],
    resolve: { conditions: ['@maillon/source', ...defaultClientConditions] },
    build: {
      outDir: whole,
      emptyOutDir: true,
      target: 'es2022',
      // A policy that names no data: keeps fonts and images files.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      license: { fileName: 'licenses.md' },
      chunkSizeWarningLimit: 2_000,
    },
  })
  await rename(whole, into)
}

async function fingerprint() {
  const hash = createHash('sha256')
  const files = ['build.mjs', 'package.json']
  const sources = ['web/**/*.{ts,tsx,css,html}', '../core/src/**/*.ts']
  for await (const file of glob(sources, { cwd: folder })) {
    if (!/\.(?:test|contract)\.ts$/.test(file)) files.push(file)
  }
  for (const file of files.toSorted()) hash.update(file).update(await readFile(join(folder, file)))
  const lock = await readFile(join(folder, '..', '..', 'pnpm-lock.yaml')).catch(() => '')
  return hash.update(lock).digest('hex').slice(0, 16)
}

async function locked(lock) {
  await mkdir(cache, { recursive: true })
  try {
    await mkdir(lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const held = await stat(lock).catch(() => undefined)
    if (held && Date.now() - held.mtimeMs > staleMs)
      await rm(lock, { recursive: true, force: true })
    return false
  }
}

async function isThere(path) {
  return (await stat(path).catch(() => undefined)) !== undefined
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const into = join(folder, 'dist', 'web')
  const built = await builtWeb()
  await rm(into, { recursive: true, force: true })
  await cp(built, into, { recursive: true })
}
