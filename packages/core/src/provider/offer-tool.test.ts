import { expect, test } from 'vitest'
import { offerTool } from './offer-tool.ts'
import type { ProfileName } from './profiles/profile-name.ts'

test('a profile that there is not is refused, with those that there are', () => {
  const tool = {
    slug: 'CRM_LIST',
    name: 'List',
    description: 'Lists contacts.',
    toolkit: { slug: 'crm', name: 'CRM', logo: '' },
    inputParameters: { type: 'object' },
    outputParameters: {},
    tags: [],
    version: '20261101_00',
  }
  expect(() => offerTool(tool, 'claude' as ProfileName)).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      hint: expect.stringContaining('anthropic'),
    }),
  )
})
