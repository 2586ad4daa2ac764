import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { all, type Bundle, parts } from './bundle.ts'
import { copyServices, engineOf, programsIn } from './esbuild.ts'
import type { Reader } from './reader.ts'

/** Bundles by Vite for a server: as it does by itself, and with all packages inside. */
export async function vited({ folder, programs }: Reader, into: string): Promise<Bundle[]> {
  const ssr = async (outDir: string, chosen: Reader['programs'], noExternal?: true) => {
    const input = { ...chosen, ...(noExternal && parts) }
    await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      ssr: noExternal ? { noExternal } : {},
      build: {
        ssr: true,
        outDir,
        emptyOutDir: true,
        rolldownOptions: { input, output: { entryFileNames: '[name].js' } },
      },
    })
    writeFileSync(join(outDir, 'package.json'), '{ "type": "module" }')
    return programsIn(outDir, chosen)
  }
  const inside = join(into, 'vite-all')
  const whole = await ssr(inside, programs, true)
  copyServices(folder, inside)
  return [
    {
      name: 'Vite SSR',
      programs: await ssr(join(folder, 'vite-default'), engineOf(programs)),
      works: all,
      isBeside: true,
    },
    { name: 'Vite SSR, noExternal, with parts', programs: whole, works: all },
  ]
}
