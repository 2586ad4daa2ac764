import { hasName, offerTool } from '@maillon/core/provider'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { toolView } from '../tools/tool-view.ts'
import { asOffered } from './as-offered.ts'

/** What a name ends with that stands for a long or an odd slug. */
const isShort = /_[0-9a-f]{8}$/

/** The slug that a client means by the name of a tool, whoever it was listed for. */
export function slugOf(catalogue: Catalogue, name: string): string {
  if (!isShort.test(name) || catalogue.hasTool(name)) return name
  return catalogue.tools.find(({ tool: { slug } }) => hasName(slug, name))?.tool.slug ?? name
}

type Arguments = Record<string, unknown> | undefined

/** Arguments by the names that are the tool's own, of those by which it may be listed. Nothing is checked. */
export async function ownArguments(
  catalogue: Catalogue,
  slug: string,
  input: Arguments,
): Promise<Arguments> {
  if (!input || !catalogue.hasTool(slug)) return input
  const tool = asOffered(toolView(catalogue.tool(slug)))
  const check = async (value: unknown) => ({ value: value as Record<string, unknown> })
  const read = await offerTool({ ...tool, check }, 'common').read(input)
  return 'value' in read ? read.value : input
}
