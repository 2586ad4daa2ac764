import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { JsonSchema } from '../json-schema.ts'
import { judgeOf } from './judge-of.ts'

interface Group {
  description: string
  schema: JsonSchema | boolean
  tests: { description: string; data: unknown; valid: boolean }[]
}

const suite = JSON.parse(
  readFileSync(new URL('./suite/draft-2020-12.json', import.meta.url), 'utf8'),
) as Record<string, Group[]>

/** What no schema of a tool's arguments is asked for: groups of tests in which some are decided otherwise. */
const otherwise = new Set([
  // References to other documents, the metaschema among them: they are never fetched, and take anything.
  'invalid anchors',
  'validate definition against metaschema',
  'remote ref',
  'Invalid use of fragments in location-independent $id',
  'remote ref, containing refs itself',
  'fragment within remote ref',
  'anchor within remote ref',
  'ref within remote ref',
  'base URI change',
  'base URI change - change folder',
  'root ref in remote ref',
  'base URI change - change folder in subschema',
  'remote ref with ref to defs',
  'Location-independent identifier in remote ref',
  'remote HTTP ref with different $id',
  'retrieved nested refs resolve relative to their URI not $id',
  'remote HTTP ref with different URN $id',
  'remote HTTP ref with nested absolute ref',
  'tests for implementation dynamic anchor and reference link',
  '$ref and $dynamicAnchor are independent of order - $defs first',
  '$ref and $dynamicAnchor are independent of order - $ref first',
  'strict-tree schema, guards against misspelled properties',
  'schema that uses custom metaschema with with no validation vocabulary',
  // Several resources in one document, of which one reference can mean any.
  'A $dynamicRef resolves to the first $dynamicAnchor still in scope that is encountered when the schema is evaluated',
  "A $dynamicRef with intermediate scopes that don't include a matching $dynamicAnchor does not affect dynamic scope resolution",
  'A $dynamicRef that initially resolves to a schema with a matching $dynamicAnchor resolves to the first $dynamicAnchor in the dynamic scope',
  'multiple dynamic paths to the $dynamicRef keyword',
  'after leaving a dynamic scope, it is not used by a $dynamicRef',
  'order of evaluation: $id and $anchor and $ref',
  'URN base URI with f-component',
  '$id inside an unknown keyword is not a real identifier',
])

test.for(Object.entries(suite))('%s: decided as the public suite says', ([, groups]) => {
  for (const { description, schema, tests } of groups) {
    const judge = judgeOf(typeof schema === 'boolean' ? { allOf: [schema] } : schema)
    const wrong = tests.filter(({ data, valid }) => (judge(data).length === 0) !== valid)
    if (otherwise.has(description)) expect(wrong).not.toEqual([])
    else expect(wrong, description).toEqual([])
  }
})
