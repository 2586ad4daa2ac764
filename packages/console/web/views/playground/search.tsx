import { Button, Group, TextInput, UnstyledButton } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import type { SearchResult } from '@maillon/core/contract'
import { useSend } from '../../api/use-api.ts'
import { Chip } from '../../parts/chip.tsx'
import { Json } from '../../parts/code.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Prose } from '../../parts/prose.tsx'
import { Said } from '../../parts/said.tsx'
import { tokensOf } from './offered-tool.ts'

/** Searches as a model does, by what is to be done, and tells what the model would read of it. */
export function Search({
  where,
  picked,
  onPick,
}: {
  where: string
  picked: string | null
  onPick(slug: string): void
}) {
  const [text, setText] = useState('')
  const search = useSend<SearchResult, string>((use_case) => ({
    path: `${where}/search`,
    body: { queries: [{ use_case }] },
  }))

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    search.mutate(text)
  }

  return (
    <>
      <form onSubmit={submit} role="search" aria-label="Search as a model does">
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            className="grow"
            label="What is to be done"
            placeholder="fetch today’s emails"
            required
            value={text}
            onChange={({ currentTarget: { value } }) => setText(value)}
          />
          <Button type="submit" loading={search.isPending}>
            Search
          </Button>
        </Group>
      </form>
      {search.error && <Problem error={search.error} />}
      {search.data && <Found answer={search.data} picked={picked} onPick={onPick} />}
    </>
  )
}

function Found({
  answer,
  picked,
  onPick,
}: {
  answer: SearchResult
  picked: string | null
  onPick(slug: string): void
}) {
  const [result] = answer.results
  const read = JSON.stringify(answer)
  const unconnected = answer.toolkit_connection_statuses.filter((one) => !one.has_active_connection)
  if (!result) return null
  const found = [
    ...result.primary_tool_slugs.map((slug) => ({ slug, isFirst: true })),
    ...result.related_tool_slugs.map((slug) => ({ slug, isFirst: false })),
  ]
  return (
    <div className="found">
      <p className="quiet" role="status">
        {found.length === 0 ? 'Nothing fits. ' : `${found.length} tools. `}
        The model reads about {tokensOf(read).toLocaleString('en')} tokens of this.
      </p>
      <ul className="picks">
        {found.map(({ slug, isFirst }) => {
          const { description } = answer.tool_schemas[slug] ?? {}
          const why = result.why?.[slug] ?? []
          return (
            <li key={slug}>
              <UnstyledButton
                className="row"
                aria-pressed={picked === slug}
                onClick={() => onPick(slug)}
              >
                <span className="row-main">
                  <span className="row-name mono">
                    <Said>{slug}</Said>
                  </span>
                  {description && (
                    <span className="row-about">
                      <Said>{description}</Said>
                    </span>
                  )}
                  {why.length > 0 && (
                    <span className="row-about">
                      by <Said>{why.join(', ')}</Said>
                    </span>
                  )}
                </span>
                {isFirst && <Chip tone="info">best</Chip>}
              </UnstyledButton>
            </li>
          )
        })}
      </ul>
      {(result.recommended_plan_steps?.length ?? 0) > 0 && (
        <>
          <h3>In which order</h3>
          <ol className="steps">
            {result.recommended_plan_steps?.map((step) => (
              <li key={step}>
                <Prose>{step}</Prose>
              </li>
            ))}
          </ol>
        </>
      )}
      {(result.known_pitfalls?.length ?? 0) > 0 && (
        <>
          <h3>What goes wrong</h3>
          <ul className="steps">
            {result.known_pitfalls?.map((pitfall) => (
              <li key={pitfall}>
                <Prose>{pitfall}</Prose>
              </li>
            ))}
          </ul>
        </>
      )}
      {unconnected.length > 0 && (
        <Notice tone="warn">
          Not connected yet: <Said>{unconnected.map(({ toolkit }) => toolkit).join(', ')}</Said>
        </Notice>
      )}
      <details>
        <summary>All that the model reads</summary>
        <Json value={answer} what="what the search answers" />
      </details>
    </div>
  )
}
