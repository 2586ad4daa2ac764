// Installs our packages as they are packed beside the lowest and the newest version of each peer that they take, runs a
// model's call through each, and checks the types. Prints a row for each; fails where one does not work, or is not told
// as it is. Takes names of peers, to run those alone, and --json.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packPackages } from './pack-packages.ts'
import { peers } from './peers.ts'
import { toldFaults } from './told.ts'
import { tryPeer } from './try-peer.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillon-peers-'))
try {
  const tarballs = packPackages(join(folder, 'packed'))
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const chosen = peers.filter(({ peer }) => wanted.length === 0 || wanted.includes(peer))
  const cases = chosen.flatMap((peer) => [
    ...peer.versions.map((version) => ({ peer, version, refusal: undefined })),
    ...(peer.refused
      ? [{ peer, version: peer.refused.version, refusal: peer.refused.sentence }]
      : []),
  ])
  const rows = []
  for (const one of cases) rows.push(await tryPeer({ ...one, folder, tarballs }))
  if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2))
  else console.table(rows.map(({ faults, ...row }) => ({ ...row, faults: faults.length })))
  for (const { peer, version, faults } of rows) {
    for (const fault of faults) console.error(`${peer} ${version}: ${fault}`)
  }
  const untold = chosen.flatMap(toldFaults)
  for (const fault of untold) console.error(fault)
  const fails = untold.length > 0 || rows.some(({ faults }) => faults.length > 0)
  process.exitCode = fails ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
