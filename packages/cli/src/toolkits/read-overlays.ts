import { createHash } from 'node:crypto'
import { relative, resolve, sep } from 'node:path'
import { MaillonError } from '@maillon/core'
import type { Overlay, OverlayOfFile, ToolkitFile } from '@maillon/import'
import { readSource } from './read-source.ts'

/** An overlay, and how the file of a toolkit names it. */
export interface ReadOverlay extends Overlay {
  named: OverlayOfFile
}

/** Reads overlays by what a command was given; a file is named from the folder of toolkits on. Throws `config_invalid`. */
export async function readOverlays(
  sources: readonly string[],
  folder: string,
): Promise<ReadOverlay[]> {
  return Promise.all(
    sources.map(async (source) => {
      const overlay = await readSource(source)
      const sha256 = createHash('sha256').update(overlay.text).digest('hex')
      const from = isAddress(source)
        ? source
        : relative(resolve(folder), resolve(source)).replaceAll(sep, '/')
      return { ...overlay, named: { from, sha256 } }
    }),
  )
}

/** Reads the overlays that a toolkit was made with. Throws `config_invalid`, with what to do where one is missing. */
export async function readOverlaysAgain(
  { slug, source: { overlays = [] } }: ToolkitFile,
  folder: string,
): Promise<ReadOverlay[]> {
  const read = overlays.map(async ({ from }) => {
    try {
      return await readOverlays([isAddress(from) ? from : resolve(folder, from)], folder)
    } catch (cause) {
      if (!MaillonError.is(cause)) throw cause
      throw new MaillonError('config_invalid', {
        message: `${slug} was made with the overlay ${from}: ${cause.message}`,
        hint: `Put it there again, or name all that there are now: --overlay FILE. To go without it, take it out of \`source.overlays\` of ${slug}.json.`,
        cause,
      })
    }
  })
  return (await Promise.all(read)).flat()
}

function isAddress(source: string): boolean {
  return /^[a-z]+:\/\//i.test(source)
}
