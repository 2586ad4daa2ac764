import { expect, test } from 'vitest'
import { createPhases } from './phases.ts'

/** A clock that is set by hand, and what was written. */
function world(isTTY: boolean, isQuiet = false) {
  const written: string[] = []
  let time = 0
  let waiting: { at: number; call: () => void } | undefined
  const stream = {
    isTTY,
    columns: 40,
    write: (text: string | Uint8Array) => {
      written.push(String(text))
      return true
    },
  }
  const phases = createPhases({
    isQuiet,
    stream,
    now: () => time,
    later: (call, ms) => {
      waiting = { at: time + ms, call }
      return () => {
        waiting = undefined
      }
    },
  })
  return {
    phases,
    text: () => written.join(''),
    /** `isBusy`: nothing could run meanwhile. */
    pass(ms: number, isBusy = false) {
      time += ms
      if (isBusy || !waiting || waiting.at > time) return
      waiting.call()
      waiting = undefined
    },
  }
}

test('in a pipe, what takes a second is a line, and what is quick is none', () => {
  const { phases, pass, text } = world(false)
  phases.begin('Reading')
  pass(999)
  phases.begin('Converting')
  pass(1_000)
  expect(text()).toBe('Converting …\n')
  pass(1_000)
  phases.begin('Counting')
  pass(3_000, true)
  phases.end()
  phases.end()
  expect(text()).toBe('Converting …\nCounting …\n')
})

test('on a terminal it stands there meanwhile, and stays when it took a second', () => {
  const { phases, pass, text } = world(true)
  phases.begin('Reading')
  expect(text()).toContain('Reading …')
  pass(500)
  phases.begin('Converting')
  pass(2_340)
  phases.end()
  const lines = text()
    .split('\r\u001b[K')
    .filter((line) => line !== '')
  expect(lines).toEqual(['Reading …', 'Converting …', 'Converting: 2.3 s\n'])
})

test('a name from elsewhere neither breaks the line nor commands the terminal', () => {
  const { phases, text } = world(true)
  phases.begin(`Reading https://a.test/\u001b[2J\n${'x'.repeat(100)}`)
  expect(text().replace('\r\u001b[K', '')).toMatch(/^Reading https:\/\/a\.test\/\\u\{1b\}\[2J x+…$/)
  expect(text().replace('\r\u001b[K', '')).toHaveLength(39)
})

test('programs that read JSON hear nothing', () => {
  for (const isTTY of [true, false]) {
    const { phases, pass, text } = world(isTTY, true)
    phases.begin('Reading')
    pass(5_000)
    phases.end()
    expect(text()).toBe('')
  }
})
