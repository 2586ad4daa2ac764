import { AsyncLocalStorage } from 'node:async_hooks'

/** What work knows of where it was begun, whatever it waits for. */
export interface Surrounding<Value> {
  /** Runs work that knows the value, and all that it begins. */
  run<Result>(value: Value, work: () => Result): Result
  /** The value that the innermost work around this one was given. */
  get(): Value | undefined
}

interface Frame {
  of: object
  value: unknown
  outer: Frame | undefined
}

/** One for all: with each that work is run in, Node copies every one that it is in already. */
const frames = new AsyncLocalStorage<Frame>()

/** A new one, which nothing runs in yet. */
export function surrounding<Value>(): Surrounding<Value> {
  const of = {}
  return {
    run: (value, work) => frames.run({ of, value, outer: frames.getStore() }, work),
    get() {
      for (let frame = frames.getStore(); frame; frame = frame.outer)
        if (frame.of === of) return frame.value as Value
      return undefined
    },
  }
}
