import { Skeleton, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { SessionConfig, Tool } from '@maillon/core/contract'
import { useList } from '../../api/use-api.ts'
import { EffectMark, effectOf } from '../../parts/effect.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'

/** The tools of the session's toolkits, found by words. */
export function AllTools({
  config,
  picked,
  onPick,
}: {
  config: SessionConfig
  picked: string | null
  onPick(slug: string): void
}) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, 200)
  const { toolkits } = config
  const slugs = toolkits && 'enabled' in toolkits ? toolkits.enabled.join(',') : undefined
  const { items, data, error, isPending, more } = useList<Tool>('/tools', {
    toolkit_slug: slugs,
    search: asked,
    limit: 200,
  })
  const box = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => 57,
    overscan: 10,
    onChange: ({ range }) => {
      if (range && range.endIndex >= items.length - 20) more()
    },
  })
  const total = (data?.pages[0] as { total_items?: number } | undefined)?.total_items ?? 0
  return (
    <>
      <TextInput
        type="search"
        aria-label="Find a tool"
        placeholder="Find a tool"
        leftSection={<IconSearch size={16} />}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      {error && <Problem error={error} />}
      {isPending ? (
        <Skeleton h={240} mt="sm" aria-label="Loading" />
      ) : (
        <p className="quiet" role="status">
          {total === 1 ? '1 tool' : `${total.toLocaleString('en')} tools`}
        </p>
      )}
      <div className="box" ref={box} tabIndex={0} role="group" aria-label="All tools">
        <ul className="rows" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const tool = items[index]
            if (!tool) return null
            return (
              <li
                key={key}
                data-index={index}
                ref={rows.measureElement}
                aria-setsize={total}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <UnstyledButton
                  className="row"
                  aria-pressed={picked === tool.slug}
                  onClick={() => onPick(tool.slug)}
                >
                  <span className="row-main">
                    <span className="row-name mono">
                      <Said>{tool.slug}</Said>
                    </span>
                    <span className="row-about">
                      <Said>{tool.description}</Said>
                    </span>
                  </span>
                  <EffectMark effect={effectOf(tool.tags)} />
                </UnstyledButton>
              </li>
            )
          })}
        </ul>
      </div>
    </>
  )
}
