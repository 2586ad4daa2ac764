import { expect, test } from 'vitest'
import { welcome } from './welcome.ts'

const ready = { url: 'http://localhost:4400', apiKey: 'mk_1', upstreams: {} }

test('the first line opens the console, where there is one', () => {
  const console = 'http://localhost:4400/console#open=mco_1'
  expect(welcome({ ...ready, console }, []).split('\n')[0]).toBe(`Console: ${console}`)
  expect(welcome(ready, [])).not.toContain('Console')
})

test('what it says to connect has a client; without one it says how to get one, or how to do without', () => {
  expect(welcome(ready, ['github'])).toContain('maillon connect github --user ada')
  expect(welcome(ready, ['github', 'gmail'])).toContain('maillon connect gmail --user ada')
  const without = welcome(ready, [])
  expect(without).not.toContain('maillon connect')
  for (const said of ['GMAIL_CLIENT_ID', 'GMAIL_CLIENT_SECRET', '--emulate'])
    expect(without).toContain(said)
})
