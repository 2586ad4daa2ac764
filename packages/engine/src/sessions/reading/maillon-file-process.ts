// Reads a part of one file in a process of its own, which ends with it: its bytes come by stdin, all else by messages.
import { constants, setPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { MaillonError } from '@maillon/core'
import { limitMemory } from './limit-memory.ts'
import { readPartOfFile } from './read-part-of-file.ts'
import type { Order, Outcome } from './read-apart.ts'

// Whoever only imports it gets nothing of this.
if (process.send) start()

function start(): void {
  // Whoever waits for something short goes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  limitMemory()
  // Nobody is there to be answered any more.
  process.on('disconnect', () => process.exit())
  process.once('message', (order: Order) => {
    // What is at work hears nothing, not even that it is alone: a thread beside it does not wait for it.
    const end = `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${order.endMs})`
    new Worker(end, { eval: true }).unref()
    void read(order).then((outcome) => process.send?.(outcome))
  })
}

async function read({ budgetMs, ...request }: Order): Promise<Outcome> {
  try {
    const until = performance.now() + budgetMs
    return { kind: 'part', part: await readPartOfFile(process.stdin, { ...request, until }) }
  } catch (error) {
    if (!MaillonError.is(error)) return { kind: 'failed' }
    const { code, message, hint } = error
    return { kind: 'refused', code, message, hint }
  }
}
