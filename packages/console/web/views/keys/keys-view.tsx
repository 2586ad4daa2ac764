import './keys.css'
import { useState } from 'react'
import { Skeleton } from '@mantine/core'
import type { ApiKey } from '@maillon/core/contract'
import { useList } from '../../api/use-api.ts'
import { Problem } from '../../parts/problem.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { KeyRow } from './key-row.tsx'
import { NewKey } from './new-key.tsx'
import { Tester } from './tester.tsx'

/** The API keys of the project, what a new one may do, and whether a call may be made with one. */
export function KeysView() {
  const { items, error, isPending, more, refetch } = useList<ApiKey>('/api_keys', { limit: 100 })
  const [tried, tryKey] = useState<string>('')
  return (
    <>
      <ViewHead title="API keys" about="What apps call the engine with, and what each may do." />
      <NewKey />
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton h={120} aria-label="Loading" />}
      <Rows items={items} keyOf={(one) => one.id} size={64} label="API keys" onEnd={more}>
        {(one) => <KeyRow apiKey={one} onTry={() => tryKey(one.id)} />}
      </Rows>
      <Tester keys={items} keyId={tried} onKey={tryKey} />
    </>
  )
}
