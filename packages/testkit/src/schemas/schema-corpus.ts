import { objectCases } from './object-cases.ts'
import { referenceCases } from './reference-cases.ts'
import type { SchemaCase } from './schema-case.ts'
import { unionCases } from './union-cases.ts'
import { valueCases } from './value-cases.ts'
import { vendorCases } from './vendor-cases.ts'

/** Input schemas as the world has them, which every adapter has to get through: its tools, and their arguments. */
export const schemaCorpus: readonly SchemaCase[] = [
  ...objectCases,
  ...unionCases,
  ...referenceCases,
  ...valueCases,
  ...vendorCases,
]
