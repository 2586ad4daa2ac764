import { readFile } from 'node:fs/promises'
import { Refusal } from '../refusal.ts'

/** The text of a file, which can be written back to the byte. Throws a Refusal for one that is not UTF-8. */
export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Refusal(
      `${file} is not UTF-8: nothing was written.`,
      'Save it as UTF-8, and run this again.',
      { cause },
    )
  }
}
