import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayUse } from './sharing.ts'

const users = fc.constantFrom('owner', 'ann', 'bob', 'eve')
const lists = fc.uniqueArray(users, { maxLength: 4 })

test('who may use an account: its owner always; then who is denied never; then all, or who is allowed', () => {
  fc.assert(
    fc.property(users, fc.boolean(), lists, lists, (user, allowsAll, allowed, denied) => {
      const may = mayUse({ userId: 'owner', sharing: { allowsAll, allowed, denied } }, user)
      if (user === 'owner') expect(may).toBe(true)
      else if (denied.includes(user)) expect(may).toBe(false)
      else expect(may).toBe(allowsAll || allowed.includes(user))
    }),
  )
})

test("a PRIVATE account is its owner's alone", () => {
  expect(mayUse({ userId: 'owner', sharing: null }, 'owner')).toBe(true)
  expect(mayUse({ userId: 'owner', sharing: null }, 'ann')).toBe(false)
})
