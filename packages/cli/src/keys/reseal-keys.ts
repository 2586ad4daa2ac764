import { actingAs, createEngine } from '@maillon/engine'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'

/** Seals everything under the first encryption key; says what that was, and which keys are not needed any more. */
export async function resealKeys(options: ConfigSources & { json: boolean }): Promise<string> {
  const { database, encryptionKey } = await settingsFor('maillon keys reseal', options, [
    'database',
    'encryptionKey',
  ])
  const engine = await createEngine({ database, encryptionKey, toolkits: [], jobs: false })
  try {
    const { resealed, unreadable, retired } = await actingAs(
      { kind: 'cli', id: null },
      engine.reseal,
    )
    if (options.json) return JSON.stringify({ resealed, unreadable, retired })
    const counts = Object.entries(resealed).map(([field, count]) => `${count} of ${field}`)
    return [
      counts.length > 0 ? `Sealed anew: ${counts.join(', ')}.` : 'All was under this key already.',
      ...unreadable.map((place) => `Cannot be opened, and stays: ${place}.`),
      ...(retired.length > 0
        ? [`Not needed any more: ${retired.join(', ')}. Take it out of MAILLON_ENCRYPTION_KEY.`]
        : []),
    ].join('\n')
  } finally {
    await engine.close()
  }
}
