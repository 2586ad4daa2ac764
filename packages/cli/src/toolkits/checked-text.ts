import type { Checked, Toolkit } from '@maillon/core/toolkit'

/** How a toolkit was checked, in a sentence, so that nobody takes it for more. */
export function checkedText({ verified, checked = { how: 'none' } }: Toolkit): string {
  return verified === 'described' ? ofService(checked) : ofToolkit[verified]
}

/** Whether nobody compared a toolkit with anything. */
export function isUnchecked({ verified, checked }: Toolkit): boolean {
  return (
    verified === 'imported' || (verified === 'described' && (checked?.how ?? 'none') === 'none')
  )
}

const ofToolkit = {
  emulated: 'Each tool runs against an emulation of the service.',
  specified: 'Each tool is compared with what the service’s own SDK, types or document make of it.',
  imported: 'It was imported, and nobody has checked it.',
}

function ofService({ how, with: other }: Checked): string {
  if (how === 'none')
    return 'Its addresses were compared with neither its SDK nor its document: make one call before you rely on it.'
  const what = { sdk: 'its own SDK', document: 'its API document', emulator: 'an emulator' }[how]
  return `Its addresses were compared with ${what}${other ? `, ${other}` : ''}; no call of it was tried.`
}
