import { runInThisContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { literal } from './literal.ts'

test('what is copied is the value that was filled in, whatever stands in it', () => {
  const key = fc.oneof(fc.string(), fc.constant('__proto__'), fc.constant('a-b'))
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: 'binary' }),
      fc.constantFrom('</script>', '`${x}`', '\\"', "'", '\u2028', null, true),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !Object.is(one, -0)),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(value, fc.nat(8), (given, indent) => {
      expect(runInThisContext(`(${literal(given, indent)})`)).toEqual(given)
    }),
    { numRuns: 60 },
  )
})

test('short objects stand on a line, long ones on a line for each member', () => {
  expect(literal({ max_results: 5, query: "Ben's" })).toBe("{ max_results: 5, query: 'Ben\\'s' }")
  const long = 'x'.repeat(54)
  expect(literal({ to: [long], body: 'b' })).toBe(`{\n  to: ['${long}'],\n  body: 'b',\n}`)
})
