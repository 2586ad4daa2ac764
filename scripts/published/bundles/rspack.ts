import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Configuration, rspack } from '@rspack/core'
import { all, type Bundle } from './bundle.ts'
import { copyServices, engineOf, programsIn } from './esbuild.ts'
import type { Reader } from './reader.ts'

/** Bundles by Rspack, which takes the thread along by itself: it knows programs by the words of `new Worker`. */
export async function rspacked({ folder, programs }: Reader, into: string): Promise<Bundle[]> {
  const path = join(into, 'rspack')
  await packed({ context: folder, entry: { ...programs }, output: { path } })
  copyServices(folder, path)
  const beside = join(folder, 'rspack-external')
  await packed({
    context: folder,
    entry: engineOf(programs),
    output: { path: beside },
    externals: ['@maillon/engine', '@maillon/services'],
    externalsType: 'import',
  })
  for (const one of [path, beside])
    writeFileSync(join(one, 'package.json'), '{ "type": "commonjs" }')
  return [
    {
      name: 'Rspack',
      programs: programsIn(path, programs),
      works: { thread: true, files: false, services: true },
    },
    {
      name: 'Rspack, externals',
      programs: programsIn(beside, engineOf(programs)),
      works: all,
      isBeside: true,
    },
  ]
}

async function packed({ output, ...given }: Configuration): Promise<void> {
  const configuration: Configuration = {
    mode: 'production',
    target: 'node',
    output: { ...output, filename: '[name].js' },
    optimization: { minimize: false },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: 'builtin:swc-loader',
          options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } },
        },
      ],
    },
    ...given,
  }
  await new Promise<void>((resolve, reject) => {
    rspack(configuration, (error, stats) => {
      const told = stats?.toString({ all: false, errors: true }) ?? ''
      if (error ?? stats?.hasErrors()) reject(error ?? new Error(told))
      else resolve()
    })
  })
}
