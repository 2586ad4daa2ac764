import type { Store } from '../store/store.ts'

/** Makes sure that a project is there before something of it is stored. */
export type EnsureProject = (id: string) => Promise<void>

const projectsKept = 10_000

/** Looks each project up once; several processes may make it at the same time. */
export function createEnsureProject(store: Store, now: () => number): EnsureProject {
  const known = new Map<string, Promise<void>>()

  async function ensure(id: string): Promise<void> {
    if (!(await store.projects.find(id))) {
      await store.projects.insert({ id, name: id, createdAt: now() })
    }
  }

  return (id) => {
    const ensured = known.get(id) ?? ensure(id)
    if (known.size >= projectsKept) known.clear()
    known.set(id, ensured)
    ensured.catch(() => known.delete(id))
    return ensured
  }
}
