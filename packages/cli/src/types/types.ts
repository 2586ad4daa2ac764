import { readFile } from 'node:fs/promises'
import { MaillonError } from '@maillon/core'
import { toolsDeclaration } from '@maillon/import'
import { importedToolkits, toolkitsFolder } from '../config/imported-toolkits.ts'
import { throwProblems } from '../config/problems.ts'
import { readIfThere, writeWhole } from '../mcp/install/write-file.ts'
import { toolCount } from '../tool-count.ts'

export interface TypesOptions {
  out: string
  folder?: string | undefined
  check: boolean
}

/** Writes the types of the toolkits in a folder, or checks them. Throws `config_invalid`. */
export async function types({ out, folder, check }: TypesOptions): Promise<void> {
  const from = folder ?? toolkitsFolder(undefined, process.env)
  const { toolkits, problems } = await importedToolkits(from)
  throwProblems('maillon types', problems)
  if (toolkits.length === 0) {
    throw new MaillonError('config_invalid', {
      message: `There is no toolkit in ${from}.`,
      hint: 'Import one first: maillon toolkits add openapi …',
    })
  }
  const text = await toolsDeclaration(toolkits, 'maillon types')
  const tools = toolkits.flatMap((toolkit) => toolkit.tools)
  if (!check) {
    await refuseOthers(out)
    await writeWhole(out, text, 0o644)
    console.log(`${out}: ${toolCount(tools)} of ${toolkits.map(({ slug }) => slug).join(', ')}`)
    return
  }
  if ((await readFile(out, 'utf8').catch(() => '')) === text) return
  throw new MaillonError('config_invalid', {
    message: `${out} is out of date.`,
    hint: 'Write it anew: maillon types',
  })
}

/** A file that somebody else wrote is not to be lost by a slip of `--out`. */
async function refuseOthers(out: string): Promise<void> {
  const there = await readIfThere(out)
  if (!there || there.startsWith('// Made by `maillon types`')) return
  throw new MaillonError('config_invalid', {
    message: `${out} is there already, and not of maillon types.`,
    hint: 'Pass --out with another name, or move it away.',
  })
}
