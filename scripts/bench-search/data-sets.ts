import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, parse } from 'node:path'
import type { SearchableTool } from '../../packages/engine/src/tools/search/searchable-tool.ts'

export interface DataSet {
  /** The file's name. */
  name: string
  tools: readonly Tool[]
  queries: readonly {
    text: string
    /** What the query needs: of each group of tools, any one. */
    needs: readonly (readonly string[])[]
  }[]
}

export interface Tool extends Omit<SearchableTool, 'slug'> {
  id: string
}

/** A file as it is written: a query's needs are its groups, or else each relevant tool for itself. */
interface File {
  tools?: readonly Tool[]
  queries?: readonly {
    text: string
    relevant: readonly string[]
    groups?: readonly (readonly string[])[]
  }[]
}

/**
 * The data sets of a folder, by name; none of a folder that is not there. A file without tools or
 * without queries is told of on stderr and left out, and so is a query to which nothing is relevant.
 */
export function readDataSets(folder: string): DataSet[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return files.toSorted().flatMap((file) => {
    const { tools = [], queries = [] } = parseFile(readFileSync(join(folder, file), 'utf8'))
    const answerable = queries
      .map(({ text, relevant, groups = [] }) => ({
        text,
        needs: groups.length > 0 ? groups : relevant.map((id) => [id]),
      }))
      .filter(({ needs }) => needs.length > 0)
    if (tools.length > 0 && answerable.length > 0) {
      return [{ name: parse(file).name, tools, queries: answerable }]
    }
    console.error(`${file} holds no tools with queries: left out.`)
    return []
  })
}

/** As many tools as asked for: those of all sets, over and over under new ids, and every fourth query. */
export function grownSet(sets: readonly DataSet[], count: number): DataSet {
  const tools = sets.flatMap((set) => set.tools)
  const queries = sets.flatMap((set) => set.queries)
  return {
    name: `${count} tools`,
    tools: Array.from({ length: Math.ceil(count / tools.length) }, (_, round) =>
      tools.map((tool) => ({ ...tool, id: `${tool.id} ${round}` })),
    )
      .flat()
      .slice(0, count),
    queries: queries.filter((_, place) => place % 4 === 0),
  }
}

function parseFile(text: string): File {
  try {
    return JSON.parse(text) as File
  } catch {
    return {}
  }
}
