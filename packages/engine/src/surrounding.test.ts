import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { surrounding } from './surrounding.ts'

test('work knows the innermost value of each, whatever it waits for, and no other work does', async () => {
  const [colour, size] = [surrounding<string>(), surrounding<number>()]
  const seen = async () => {
    await setImmediate()
    return [colour.get(), size.get()]
  }
  const [red, blue] = await Promise.all([
    colour.run('red', () => size.run(1, () => Promise.all([seen(), size.run(2, seen), seen()]))),
    colour.run('blue', () => size.run(3, () => colour.run('green', seen))),
  ])
  expect(red).toEqual([
    ['red', 1],
    ['red', 2],
    ['red', 1],
  ])
  expect(blue).toEqual(['green', 3])
  expect(await seen()).toEqual([undefined, undefined])
})

test('work that begins where it failed before has nothing left of that', () => {
  const colour = surrounding<string>()
  const failing = () => {
    throw new Error('no')
  }
  expect(() => colour.run('red', failing)).toThrow('no')
  expect(colour.get()).toBeUndefined()
})
