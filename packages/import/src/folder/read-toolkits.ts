import { statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { MaillonError, type Toolkit } from '@maillon/core/toolkit'
import { readToolkitFile, soundToolkit } from '../read-toolkit.ts'
import type { Indexed } from './folder-index.ts'
import { keepIndex, keptIndex } from './kept-index.ts'
import { segmentOf, toolkitIn } from './segment.ts'
import { toolkitFiles } from './toolkit-files.ts'

/** The toolkits of a folder, by the paths of their files, in the order of these. */
export interface FolderOfToolkits {
  toolkits: ReadonlyMap<string, Toolkit>
  /** What is wrong with the files that give none. */
  faults: ReadonlyMap<string, MaillonError>
}

/** What was made of the files stands beside them. */
const indexName = '.maillon-index'

/** A file that changes again so soon after it was written has the same mark, where a file system counts in seconds. */
const youngMs = 2_000

/**
 * Reads the toolkits of a folder, each from a file that an import wrote; none where there is no such folder. A file is read
 * and checked as a whole when it is new or has changed. What came of all is kept in an index beside them, and of that no
 * more is read than is used, when it is used.
 */
export async function readToolkits(folder: string): Promise<FolderOfToolkits> {
  const paths = await toolkitFiles(folder)
  const path = join(folder, indexName)
  const before = keptIndex(path)
  const known = new Map(before?.files.map((file) => [file.name, file]))
  const faults = new Map<string, MaillonError>()
  const files: (Indexed & { bytes: () => Buffer })[] = []
  let kept = 0
  for (const one of paths) {
    const mark = markOf(one)
    const file = known.get(basename(one))
    if (before && file && file.mark !== null && file.mark === mark) {
      files.push({ ...file, bytes: () => before.bytes(file) })
      kept += 1
    } else
      await readAnew(one, mark).then(
        (anew) => files.push(anew),
        (error: unknown) => {
          if (!MaillonError.is(error)) throw error
          faults.set(one, error)
        },
      )
  }
  if (files.length === 0) return { toolkits: new Map(), faults }
  const isSame = before && kept === files.length && kept === before.files.length
  const index = isSame ? before : keepIndex(path, files)
  const toolkits = index.files.map(
    (file) => [join(folder, file.name), toolkitIn(file, (span) => index.read(file, span))] as const,
  )
  return { toolkits: new Map(toolkits), faults }
}

async function readAnew(path: string, mark: string | null) {
  const content = await readToolkitFile(path)
  const { segment, bytes } = segmentOf(content, await soundToolkit(content, path))
  return { ...segment, name: basename(path), mark, bytes: () => bytes }
}

/** Changes when the file does: taken before it is read, so that what is read is no older. */
function markOf(path: string): string | null {
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 }
  return Date.now() - mtimeMs < youngMs ? null : `${size} ${Math.floor(mtimeMs / 1_000)}`
}
