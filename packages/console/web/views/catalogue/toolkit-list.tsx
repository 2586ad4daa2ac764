import { SegmentedControl, Skeleton, Text, TextInput } from '@mantine/core'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { IconSearch } from '@tabler/icons-react'
import type { Toolkit } from '@maillon/core/contract'
import { connectsBy } from '@maillon/core/toolkit'
import { useList } from '../../api/use-api.ts'
import { Chip } from '../../parts/chip.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Said } from '../../parts/said.tsx'
import { Sign } from '../../parts/sign.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { fitting, readiness, readinessOf, type Shown } from './readiness.ts'

const filters = [
  { value: 'all', label: 'All' },
  { value: 'tools', label: 'With tools' },
  { value: 'configured', label: 'Configured' },
  { value: 'missing', label: 'No client' },
]

/** Every toolkit and service that there is, found as one types. */
export function ToolkitList() {
  const { items, error, isPending, hasNextPage, more, refetch } = useList<Toolkit>('/toolkits', {
    limit: 1000,
  })
  const [shown, setShown] = useState<Shown>({ text: '', which: 'all' })
  const sought = useDeferredValue(shown)
  const found = useMemo(() => fitting(items, sought), [items, sought])
  useEffect(() => {
    if (hasNextPage) more()
  }, [hasNextPage, more])
  const tools = items.reduce((sum, { meta }) => sum + meta.tools_count, 0)
  return (
    <>
      <ViewHead
        title="Catalogue"
        about={
          isPending
            ? 'What agents can use.'
            : `${count(items.length)} services that people can connect, ${count(tools)} tools for agents.`
        }
      />
      <div className="find">
        <TextInput
          type="search"
          aria-label="Find a service"
          placeholder="Find a service"
          leftSection={<IconSearch size={16} />}
          value={shown.text}
          onChange={({ currentTarget: { value } }) => setShown({ ...shown, text: value })}
        />
        <SegmentedControl
          aria-label="Which services"
          data={filters}
          value={shown.which}
          onChange={(which) => setShown({ ...shown, which: which as Shown['which'] })}
        />
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton h={360} aria-label="Loading" />}
      {!isPending && !error && (
        <Text size="sm" c="dimmed" role="status" mb={6}>
          {found.length === 0 ? 'Nothing fits.' : `${count(found.length)} shown`}
        </Text>
      )}
      <Rows items={found} keyOf={({ slug }) => slug} size={61} label="Services">
        {(toolkit) => <ToolkitRow toolkit={toolkit} />}
      </Rows>
    </>
  )
}

function ToolkitRow({ toolkit }: { toolkit: Toolkit }) {
  const { slug, name, meta, auth_schemes: schemes } = toolkit
  const { says, tone } = readiness[readinessOf(toolkit)]
  return (
    <Link href={`/${encodeURIComponent(slug)}`} className="row toolkit-row">
      <Sign slug={slug} name={name} />
      <span className="row-main">
        <span className="row-name">
          <Said>{name}</Said> <span className="mono quiet">{slug}</span>
        </span>
        <span className="row-about">
          <Said>{meta.description}</Said>
        </span>
      </span>
      <span className="quiet wide">{connectsBy(schemes)}</span>
      <span className="quiet number wide">
        {meta.tools_count > 0 ? `${count(meta.tools_count)} tools` : ''}
      </span>
      <span className="state">
        <Chip tone={tone}>{says}</Chip>
      </span>
    </Link>
  )
}

function count(number: number): string {
  return number.toLocaleString('en')
}
