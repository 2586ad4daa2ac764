import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ConnectedAccountDeleted } from '@maillon/core/contract'
import { useSend } from '../../api/use-api.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Problem } from '../../parts/problem.tsx'

/** Deletes the account after a question, and ends its grant at the service. */
export function AccountEnds({
  where,
  onEnd,
}: {
  where: string
  onEnd(receipt: ConnectedAccountDeleted): void
}) {
  const [asks, ask] = useState(false)
  // What asks for the account would be told that there is none: the list asks again when it is looked at.
  const end = useSend<ConnectedAccountDeleted>(() => ({ method: 'DELETE', path: where }))
  const close = () => ask(false)
  return (
    <>
      <Button size="xs" variant="light" color="red" onClick={() => ask(true)}>
        Delete it
      </Button>
      {end.error && <Problem error={end.error} />}
      <Confirm
        title="Delete the account?"
        action="Delete"
        isFinal
        isOpen={asks}
        isBusy={end.isPending}
        onClose={close}
        onConfirm={() => end.mutate(undefined, { onSuccess: onEnd, onError: close })}
      >
        Its tokens are forgotten, and its grant is ended at the service. Agents cannot use it any
        more; its user may connect anew.
      </Confirm>
    </>
  )
}
