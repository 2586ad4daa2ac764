// Checks the docs as they are written and as the site was built of them; `pnpm check site` builds first.
import { builtFaults } from './built.ts'
import { seenFaults } from './seen.ts'
import { writtenFaults } from './written.ts'

const faults = [...writtenFaults(), ...builtFaults(), ...(await seenFaults())]
for (const fault of faults) console.error(fault)
console.log(`${faults.length} faults in the docs' site`)
process.exitCode = faults.length > 0 ? 1 : 0
