import {
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useMemo, useState } from 'react'
import type { JsonSchema } from '@maillon/core/provider'
import { Prose } from '../../../parts/prose.tsx'
import { visible } from '../../../parts/said.tsx'
import { type Field, type Member, readField } from './field.ts'
import { JsonInput } from './json-input.tsx'

type Values = Record<string, unknown>

interface Filling {
  /** Sentences of what is wrong, each with its place before it: `to[0]: Invalid email`. */
  problems: readonly string[]
  onChange(values: Values): void
}

/** More optional arguments than this are folded away. */
const mostAtOnce = 6

/** Arguments, filled in by the form that their schema gives, or written as JSON. What stays empty is left out. */
export function SchemaForm({
  schema,
  values,
  problems,
  onChange,
}: Filling & { schema: JsonSchema; values: Values }) {
  const [way, setWay] = useState('form')
  const field = useMemo(() => readField(schema, schema), [schema])
  const isForm = field.kind === 'object'
  const general = problems.filter((one) => !/^[\w$[\].-]+: /.test(one))
  return (
    <Stack gap="sm">
      {isForm && (
        <SegmentedControl
          size="xs"
          aria-label="How to write the arguments"
          data={[
            { value: 'form', label: 'Form' },
            { value: 'json', label: 'JSON' },
          ]}
          value={way}
          onChange={setWay}
          className="way-of-form"
        />
      )}
      {isForm && way === 'form' ? (
        <Members
          members={field.members}
          values={values}
          at=""
          problems={problems}
          onChange={onChange}
        />
      ) : (
        <JsonInput
          label="Arguments"
          value={values}
          problems={problems}
          isRequired
          onChange={(value) => onChange((value ?? {}) as Values)}
        />
      )}
      {isForm &&
        way === 'form' &&
        general.map((one) => (
          <p key={one} className="bad" role="alert">
            {visible(one)}
          </p>
        ))}
    </Stack>
  )
}

function Members({
  members,
  values,
  at,
  problems,
  onChange,
}: Filling & { members: readonly Member[]; values: Values; at: string }) {
  const optional = members.filter(({ isRequired }) => !isRequired)
  const required = members.filter(({ isRequired }) => isRequired)
  const [isOpen, setOpen] = useState(required.length === 0)
  const placeOf = (name: string) => (at === '' ? name : `${at}.${name}`)
  const isWrong = (name: string) => problems.some((one) => one.startsWith(placeOf(name)))
  const input = ({ name, isRequired, field }: Member) => {
    const place = placeOf(name)
    return (
      <Input
        key={name}
        name={name}
        at={place}
        field={field}
        isRequired={isRequired}
        value={Object.hasOwn(values, name) ? values[name] : undefined}
        problems={problems.filter((one) => one.startsWith(place))}
        onChange={(value) => onChange(withMember(values, name, value))}
      />
    )
  }
  if (members.length === 0) return <p className="quiet">It takes no arguments.</p>
  if (optional.length <= mostAtOnce)
    return <Stack gap="sm">{[...required, ...optional].map(input)}</Stack>
  return (
    <Stack gap="sm">
      {required.map(input)}
      <details
        className="optional"
        open={isOpen || optional.some(({ name }) => isWrong(name))}
        onToggle={({ currentTarget: { open } }) => setOpen(open)}
      >
        <summary>{optional.length} more that may be left out</summary>
        <Stack gap="sm" mt="sm">
          {optional.map(input)}
        </Stack>
      </details>
    </Stack>
  )
}

/** A computed key is a member's own, whatever its name. */
function withMember(values: Values, name: string, value: unknown): Values {
  const rest = Object.fromEntries(Object.entries(values).filter(([one]) => one !== name))
  return value === undefined ? rest : { ...rest, [name]: value }
}

interface InputProps {
  name: string
  at: string
  field: Field
  isRequired: boolean
  value: unknown
  problems: readonly string[]
  onChange(value: unknown): void
}

function Input({ name, at, field, isRequired, value, problems, onChange }: InputProps) {
  const shared = {
    label: visible(name),
    required: isRequired,
    ...(field.description !== undefined && { description: <Prose>{field.description}</Prose> }),
    ...(field.usual !== undefined && { placeholder: usualText(field.usual) }),
    ...(problems.length > 0 && {
      error: visible(problems.map((one) => one.replace(`${at}: `, '')).join(' ')),
    }),
  }
  if (field.kind === 'json' || isOdd(field, value))
    return (
      <JsonInput
        {...shared}
        isRequired={isRequired}
        value={value}
        problems={problems}
        onChange={onChange}
      />
    )
  if (field.kind === 'object')
    return (
      <fieldset className="members">
        <legend>{visible(name)}</legend>
        {field.description && (
          <p className="quiet">
            <Prose>{field.description}</Prose>
          </p>
        )}
        <Members
          members={field.members}
          values={(value ?? {}) as Values}
          at={at}
          problems={problems}
          onChange={(members) => onChange(Object.keys(members).length === 0 ? undefined : members)}
        />
      </fieldset>
    )
  if (field.kind === 'number')
    return (
      <NumberInput
        {...shared}
        hideControls
        clampBehavior="none"
        allowDecimal={!field.isWhole}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) =>
          onChange(next === '' || Number.isNaN(Number(next)) ? undefined : Number(next))
        }
      />
    )
  if (field.kind === 'yesNo' || field.kind === 'choice') {
    const choices = field.kind === 'choice' ? field.values : [true, false]
    return (
      <Select
        {...shared}
        data={choices.map((choice, index) => ({
          value: String(index),
          label: visible(String(choice)),
        }))}
        value={value === undefined ? null : String(choices.indexOf(value as never))}
        onChange={(index) => onChange(index === null ? undefined : choices[Number(index)])}
        clearable
        searchable={choices.length > 8}
        clearButtonProps={{ 'aria-label': `Leave ${name} out` }}
      />
    )
  }
  if (field.kind === 'texts')
    return (
      <TagsInput
        {...shared}
        splitChars={[]}
        allowDuplicates
        placeholder={shared.placeholder || 'Type one, press Enter'}
        value={(value ?? []) as string[]}
        onChange={(texts) => onChange(texts.length === 0 ? undefined : texts)}
      />
    )
  const written = {
    ...shared,
    value: (value ?? '') as string,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange(currentTarget.value === '' ? undefined : currentTarget.value),
  }
  const isLong = field.isLong || /body|text|content|message|html|markdown/i.test(name)
  return isLong ? (
    <Textarea {...written} autosize minRows={2} maxRows={12} />
  ) : (
    <TextInput {...written} />
  )
}

/** What is taken where nothing is filled in; nothing for an empty list, which says less than the hint. */
function usualText(usual: unknown): string {
  if (Array.isArray(usual) && usual.length === 0) return ''
  return visible(typeof usual === 'string' ? usual : JSON.stringify(usual))
}

/** Whether a value that was written as JSON is none that the field's input could show. */
function isOdd(field: Field, value: unknown): boolean {
  if (value === undefined) return false
  if (field.kind === 'object')
    return typeof value !== 'object' || value === null || Array.isArray(value)
  if (field.kind === 'number') return typeof value !== 'number'
  if (field.kind === 'yesNo') return typeof value !== 'boolean'
  if (field.kind === 'choice') return !field.values.includes(value as never)
  if (field.kind === 'texts')
    return !Array.isArray(value) || value.some((one) => typeof one !== 'string')
  return typeof value !== 'string'
}
