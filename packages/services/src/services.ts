import { readFileSync } from 'node:fs'
import type { ServiceFile, Services, ServiceSummary } from '@maillon/core/toolkit'

/**
 * How hundreds of services are connected. What lists need is one small file, read when it is first asked for; the rest of
 * a service is a file of its own, read when that is asked for. `read` is for tests.
 */
export function services({ read = fromFile }: { read?: (url: URL) => string } = {}): Services {
  let index: ReadonlyMap<string, ServiceSummary> | undefined
  const known = () => {
    index ??= new Map(
      (JSON.parse(read(indexUrl)) as ServiceSummary[]).map((one) => [one.slug, one]),
    )
    return index
  }
  return {
    list: () => [...known().values()],
    has: (slug) => known().has(slug),
    file(slug) {
      if (!known().has(slug)) throw new TypeError(`There is no service "${slug}".`)
      return JSON.parse(read(new URL(`${slug}.json`, dataUrl))) as ServiceFile
    },
  }
}

const indexUrl = new URL('../index.json', import.meta.url)
const dataUrl = new URL('../data/', import.meta.url)

function fromFile(url: URL): string {
  return readFileSync(url, 'utf8')
}
