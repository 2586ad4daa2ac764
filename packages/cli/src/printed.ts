import { exitCodes } from './exit-codes.ts'

/** Prints what a command answers, and that is all there is to do. */
export function printed(text: string): number {
  console.log(text)
  return exitCodes.done
}
