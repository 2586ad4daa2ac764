import { actingAs } from '../audit/actor.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store/store.ts'

/** Something that has to be done again and again, by one process at a time. */
export interface Job {
  name: string
  everyMs: number
  run(): Promise<void>
}

/** The engine's periodic jobs. */
export interface Jobs {
  /** Does each job now, in this process, whoever's turn it is. */
  runAll(): Promise<void>
  /** Begins no job any more, and waits for the one that runs. */
  stop(): Promise<void>
}

export interface JobsOptions {
  store: Pick<Store, 'jobLeases'>
  jobs: readonly Job[]
  /** Whether they run by themselves. */
  isPeriodic: boolean
  /** Told about a job that failed; it runs again at its next turn. */
  onError: (error: unknown, name: string) => void
  /** From 0 to 1: processes that start together do not ask for their turn together. */
  random?: () => number
}

/** Starts the jobs' timers; none of them keeps a process alive. */
export function startJobs({
  store,
  jobs,
  isPeriodic,
  onError,
  random = Math.random,
}: JobsOptions): Jobs {
  const owner = newId('')
  const timers = new Map<string, NodeJS.Timeout>()
  let running: Promise<unknown> = Promise.resolve()
  let isStopped = false

  async function attempt({ name, run }: Job): Promise<void> {
    try {
      await actingAs({ kind: 'job', id: name }, run)
    } catch (error) {
      onError(error, name)
    }
  }

  /** The lease is the job's turn over all processes: it is not given back, so that the next turn comes in time. */
  async function turn(job: Job): Promise<void> {
    try {
      if (await store.jobLeases.take(job.name, owner, job.everyMs * 0.9)) await attempt(job)
    } catch (error) {
      onError(error, job.name)
    }
  }

  /** One job after another: they share what the process can do beside its requests. */
  async function takeTurn(job: Job, before: Promise<unknown>): Promise<void> {
    await before
    if (!isStopped) await turn(job)
    if (!isStopped) schedule(job, job.everyMs * (0.9 + random() / 5))
  }

  function schedule(job: Job, ms: number): void {
    const timer = setTimeout(() => {
      running = takeTurn(job, running)
    }, ms)
    timers.set(job.name, timer.unref())
  }

  if (isPeriodic) for (const job of jobs) schedule(job, job.everyMs * random())
  return {
    async runAll() {
      for (const job of jobs) await attempt(job)
    },
    async stop() {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await running
    },
  }
}
