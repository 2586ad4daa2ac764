import { expect, test } from 'vitest'
import { welcome } from './welcome.ts'

const ready = { url: 'http://localhost:4400', apiKey: 'mk_1', upstreams: {} }

test('what it says to connect has a client; without one it says how to get one, or how to do without', () => {
  expect(welcome(ready, ['github'])).toContain('maillon connect github --user ada')
  expect(welcome(ready, ['github', 'gmail'])).toContain('maillon connect gmail --user ada')
  const without = welcome(ready, [])
  expect(without).not.toContain('maillon connect')
  for (const said of ['GMAIL_CLIENT_ID', 'GMAIL_CLIENT_SECRET', '--emulate'])
    expect(without).toContain(said)
})
