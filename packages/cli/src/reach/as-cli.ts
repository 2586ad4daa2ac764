import type { Engine } from '@maillon/engine'

/** An engine of this process, as the command uses it: what it changes is written down as the command's. */
export function asCli({ as }: Engine): Pick<Engine, 'as'> {
  return { as: (project) => as(project, 'cli') }
}
