import { jsonOption } from '../config/config-options.ts'

/** The options of every command that makes a toolkit. */
export const writeOptions = {
  slug: { value: 'SLUG', about: 'what its tools’ slugs start with; from its title when left out' },
  name: { value: 'NAME', about: 'for people; its title when left out' },
  folder: { value: 'FOLDER', about: 'where toolkits are; ./toolkits when left out' },
  force: { about: 'writes over a file that is there' },
  ...jsonOption,
} as const

/** The options of every command that makes a toolkit of an API document. */
export const documentOptions = {
  'base-url': {
    value: 'URL',
    about: 'where its paths start, in place of the document’s first server',
  },
  server: {
    value: 'N',
    about: 'another of the document’s servers, by its number or URL',
  },
  only: {
    value: 'PATTERN',
    several: true,
    about: 'operations by operationId, tag, or "GET /path"; * stands for anything; several times',
  },
  overlay: {
    value: 'FILE',
    several: true,
    about: 'an OpenAPI Overlay that is applied to the document first; several times, in order',
  },
  deprecated: { about: 'deprecated operations too' },
} as const

/** Asks an endpoint with a key of the operator's. */
export const keyOption = {
  'key-env': {
    value: 'NAME',
    about: 'a variable with a key of yours, where the endpoint tells its schema to nobody else',
  },
} as const
