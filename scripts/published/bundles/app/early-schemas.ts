// An app's schemas, which use zod as soon as they are loaded, by each of its names and before anything of ours is.
import { lazy, object, string } from 'zod'
import * as mini from 'zod/mini'
import { lazy as lazy4, string as string4 } from 'zod/v4'

export const schemas = [
  object({ a: lazy(() => string()) }),
  mini.object({ a: mini.lazy(() => mini.string()) }),
  lazy4(() => string4()),
]
if (!schemas.every((schema) => typeof schema.parse === 'function')) throw new Error('No zod.')
