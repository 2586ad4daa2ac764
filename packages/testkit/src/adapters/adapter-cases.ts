import type { AdapterCase } from './adapter-driver.ts'
import { abortsCases } from './cases/aborts.ts'
import { approvalsCases } from './cases/approvals.ts'
import { badArgumentsCases } from './cases/bad-arguments.ts'
import { manyCallsCases } from './cases/many-calls.ts'
import { missingAccountCases } from './cases/missing-account.ts'
import { modelArgumentsCases } from './cases/model-arguments.ts'
import { multiExecuteCases } from './cases/multi-execute.ts'
import { offeredToolsCases } from './cases/offered-tools.ts'
import { realEngineCases } from './cases/real-engine.ts'
import { secretsCases } from './cases/secrets.ts'
import { toolErrorsCases } from './cases/tool-errors.ts'
import { toolNamesCases } from './cases/tool-names.ts'
import { toolOutputCases } from './cases/tool-output.ts'
import { toolSchemasCases } from './cases/tool-schemas.ts'

/**
 * Those about calls that wait for an account or an approval. An adapter that stops the run for them, instead of
 * telling the model, keeps these in its framework's own way.
 */
export const waitingCases: readonly AdapterCase[] = [
  ...missingAccountCases,
  ...multiExecuteCases,
  ...approvalsCases,
  ...realEngineCases,
]

/**
 * What every adapter promises, ours or anybody's. No test framework is needed, any will do:
 * `for (const { name, run } of adapterCases) test(name, () => run(driver))`.
 */
export const adapterCases: readonly AdapterCase[] = [
  ...offeredToolsCases,
  ...toolNamesCases,
  ...toolSchemasCases,
  ...modelArgumentsCases,
  ...badArgumentsCases,
  ...toolOutputCases,
  ...toolErrorsCases,
  ...waitingCases,
  ...abortsCases,
  ...manyCallsCases,
  ...secretsCases,
]
