import { expect, test } from 'vitest'
import { resolveRef } from './resolve-ref.ts'

const root = {
  $defs: { 'a/b': { type: 'string' }, 'c~d e%': { type: 'number' } },
  properties: { list: { anyOf: [{ type: 'null' }, { const: 0 }] } },
}

test('a pointer is followed through names of any kind, and through lists', () => {
  expect(resolveRef(root, '#')).toBe(root)
  expect(resolveRef(root, '#/$defs/a~1b')).toBe(root.$defs['a/b'])
  expect(resolveRef(root, '#/%24defs/c~0d%20e%25')).toBe(root.$defs['c~d e%'])
  expect(resolveRef(root, '#/properties/list/anyOf/1')).toEqual({ const: 0 })
})

test('a pointer to nothing, to an anchor or to elsewhere finds nothing', () => {
  for (const ref of [
    '',
    '#/',
    '#/$defs/x',
    '#/toString',
    '#a',
    '#/%',
    'b.json#/$defs',
    '#/$defs/a~1b/type/x',
  ]) {
    expect(resolveRef(root, ref)).toBeUndefined()
  }
})
