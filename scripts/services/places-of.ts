import type { Place, SourcedService } from './written-service.ts'

/** Every place that a service's file names. */
export function placesOf({ sources, compared = [], differs = [] }: SourcedService): Place[] {
  return [...sources, ...compared, ...differs]
}
