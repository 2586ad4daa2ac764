import { MaillonError } from '@maillon/core'
import type { Catalogue } from './catalogue.ts'

/** Throws `config_invalid` where an option of the engine names what is no toolkit of it. */
export function requireToolkits(
  option: string,
  slugs: readonly string[],
  { hasToolkit }: Pick<Catalogue, 'hasToolkit'>,
): void {
  const unknown = slugs.find((slug) => !hasToolkit(slug))
  if (unknown === undefined) return
  throw new MaillonError('config_invalid', {
    message: `${option} names "${unknown}", which is no toolkit of this engine.`,
    hint: 'Pass the toolkit in toolkits, or mend the name.',
  })
}
