import type { Toolkits } from '@maillon/core'
import { expectTypeOf, test } from 'vitest'
import { services } from './services.ts'

test('the slugs of services are known to whoever imports them', () => {
  expectTypeOf(services).toBeFunction()
  expectTypeOf<'ably'>().toExtend<keyof Toolkits>()
  expectTypeOf<'none_such'>().not.toExtend<keyof Toolkits>()
})
