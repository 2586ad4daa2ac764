import type { Tool } from '@maillon/core/contract'
import type { SessionTool } from '@maillon/core/provider'

/** A tool of the contract, as what offers it to models takes it. */
export function asOffered({ input_parameters, output_parameters, ...tool }: Tool): SessionTool {
  return { ...tool, inputParameters: input_parameters, outputParameters: output_parameters }
}
