import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { all, type Bundle, parts, type Works } from './bundle.ts'
import type { Reader } from './reader.ts'

interface Way extends BuildOptions {
  format: 'cjs' | 'esm'
  works: Works
  withParts?: boolean
  /** The engine alone, which adapters see nothing of. */
  isEngineAlone?: boolean
  isBeside?: boolean
}

/** Some packages of frameworks are CommonJS, and ask for `require` where a module has none. */
const banner = {
  js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`,
}
const none = { thread: false, files: false, services: false }

const ways: Readonly<Record<string, Way>> = {
  'esbuild cjs': { format: 'cjs', works: none },
  'esbuild cjs, with parts': { format: 'cjs', works: all, withParts: true, isEngineAlone: true },
  'esbuild cjs, external': {
    format: 'cjs',
    works: all,
    external: ['@maillon/engine', '@maillon/services'],
    isEngineAlone: true,
    isBeside: true,
  },
  'esbuild esm, minified': { format: 'esm', works: none, minify: true, banner },
  'esbuild esm, splitting, with parts': {
    format: 'esm',
    works: all,
    withParts: true,
    splitting: true,
    banner,
  },
}

/** Bundles by esbuild: each program as one file, and with what the engine has beside it. */
export async function esbuilt({ folder, programs }: Reader, into: string): Promise<Bundle[]> {
  return Promise.all(
    Object.entries(ways).map(async ([name, way]) => {
      const { works, withParts, isEngineAlone, isBeside = false, ...options } = way
      const outdir = join(isBeside ? folder : into, name.replace(/\W+/g, '-'))
      const chosen = isEngineAlone ? engineOf(programs) : programs
      await build({
        entryPoints: { ...chosen, ...(withParts && parts) },
        absWorkingDir: folder,
        bundle: true,
        platform: 'node',
        outdir,
        logLevel: 'silent',
        ...options,
      })
      const type = options.format === 'esm' ? 'module' : 'commonjs'
      writeFileSync(join(outdir, 'package.json'), JSON.stringify({ type }))
      if (withParts) copyServices(folder, outdir)
      return { name, works, programs: programsIn(outdir, chosen), isBeside }
    }),
  )
}

/** That program alone. */
export function engineOf({ engine = '' }: Reader['programs']): { engine: string } {
  return { engine }
}

/** The data, where the program is told that it is. */
export function copyServices(folder: string, outdir: string): void {
  for (const one of ['index.json', 'data']) {
    const to = join(outdir, 'services', one)
    cpSync(join(folder, 'node_modules/@maillon/services', one), to, {
      recursive: true,
      dereference: true,
    })
  }
}

/** Where each lies. */
export function programsIn(outdir: string, programs: Reader['programs']): Bundle['programs'] {
  return Object.fromEntries(
    Object.keys(programs).map((name) => [name, join(outdir, `${name}.js`)] as const),
  )
}
