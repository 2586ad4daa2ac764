import { setTimeout as delay } from 'node:timers/promises'

const busy = 5

/** Repeats a statement of SQLite while another process holds the lock; one that met the lock has changed nothing. */
export async function whenFree<T>(until: number, statement: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await statement()
    } catch (error) {
      const { errcode = 0 } = error as { errcode?: number }
      if ((errcode & 0xff) !== busy || performance.now() > until) throw error
    }
    await delay(1 + Math.random() * 4)
  }
}
