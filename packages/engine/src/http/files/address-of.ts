import type { Caller } from '../../access/caller.ts'
import { requirePublicUrl } from '../../connections/settings.ts'
import type { FileAddress, FilePurpose } from '../../files/file-addresses.ts'
import type { HttpParts } from '../parts.ts'

/** Where a caller inside this process reaches the engine, which then needs no address of its own. */
const inside = 'http://maillon.local'

/** An address of a file for whoever calls. Throws `public_url_missing`. */
export function addressOf(
  { fileAddresses, settings }: Pick<HttpParts, 'fileAddresses' | 'settings'>,
  { id: callerId }: Pick<Caller, 'id'>,
  purpose: FilePurpose,
  file: { projectId: string; id: string },
): FileAddress {
  const isInside = settings.publicUrl === undefined && callerId === 'inside'
  return fileAddresses.make(purpose, file, isInside ? inside : requirePublicUrl(settings))
}
