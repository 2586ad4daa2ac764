import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import {
  MaillonError,
  type ServiceFile,
  type Services,
  type ServiceSummary,
} from '@maillon/core/toolkit'

export interface ServicesOptions {
  /**
   * Where the package's `index.json` and `data` lie, with a slash at its end; the package's own folder when left out. A
   * bundle has none, unless they were copied there.
   */
  folder?: URL
  /** For tests. */
  read?: (url: URL) => string
}

/**
 * How hundreds of services are connected. What lists need is one small file, read when it is first asked for; the rest of
 * a service is a file of its own, read when that is asked for. Throws `config_invalid` where they are not there.
 */
export function services({
  folder = ownFolder(),
  read = fromFile,
}: ServicesOptions = {}): Services {
  const indexUrl = new URL('index.json', folder)
  if (!existsSync(indexUrl)) throw missing(folder)
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
      return JSON.parse(read(new URL(`data/${slug}.json`, folder))) as ServiceFile
    },
  }
}

/** A bundle of CommonJS has no `import.meta`. In words that bundlers do not take for a file to bring along. */
function ownFolder(): URL {
  const here = import.meta.url ?? pathToFileURL(__filename).href
  const up = '../'
  return new URL(up, here)
}

function fromFile(url: URL): string {
  return readFileSync(url, 'utf8')
}

function missing({ pathname }: URL): MaillonError {
  return new MaillonError('config_invalid', {
    message: `The data of @maillon/services is not at ${pathname}: a bundle leaves it out.`,
    hint: 'Leave @maillon/services out of the bundle, or copy its index.json and data, and name where: services({ folder }).',
  })
}
