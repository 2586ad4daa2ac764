import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'node:path'
import { allToolkits } from '@maillon/toolkits'
import type { DataSet } from './data-sets.ts'
import { toolsOf } from './tools-of.ts'

interface SeveralSteps {
  text: string
  needs: readonly string[]
}

const folder = new URL('requests/', import.meta.url)

/**
 * Our own catalogue, with everyday requests written for it: a file for each toolkit, which has requests by the tool
 * that they need, and one for requests that need several. What needs a tool that is not installed is left out and told.
 */
export function catalogueSet(): { set: DataSet; missing: string[] } {
  const tools = toolsOf(allToolkits)
  const installed = new Set(tools.map(({ id }) => id))
  const requests = readdirSync(folder).toSorted().flatMap(readRequests)
  const needed = new Set(requests.flatMap(({ needs }) => needs))
  const isHere = (slug: string) => installed.has(slug)
  const queries = requests
    .filter(({ needs }) => needs.every(isHere))
    .map(({ text, needs }) => ({ text, needs: needs.map((slug) => [slug]) }))
  const missing = [...needed].filter((slug) => !isHere(slug)).toSorted()
  return { set: { name: 'catalogue', tools, queries }, missing }
}

function readRequests(file: string): SeveralSteps[] {
  const text = readFileSync(new URL(file, folder), 'utf8')
  if (parse(file).name === 'several') return JSON.parse(text) as SeveralSteps[]
  const byTool = JSON.parse(text) as Record<string, readonly string[]>
  return Object.entries(byTool).flatMap(([slug, texts]) =>
    texts.map((one) => ({ text: one, needs: [slug] })),
  )
}
