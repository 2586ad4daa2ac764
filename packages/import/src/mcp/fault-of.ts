import { MaillonError } from '@maillon/core/toolkit'
import type * as Sdk from '@modelcontextprotocol/client'
import { Unusable } from '../openapi/problems.ts'
import { said } from './said.ts'

interface Talk {
  /** Loaded with the first call of any server. */
  sdk: Pick<typeof Sdk, 'ProtocolError' | 'SdkHttpError'>
  toolkit: string
  /** Whether a tool was called, and answered with something. */
  hasCalled: boolean
}

/** What a model is told when a server was talked to in vain: the server's own words, or that it speaks no MCP. */
export function faultOf(error: unknown, { sdk, toolkit, hasCalled }: Talk): MaillonError {
  if (error instanceof sdk.ProtocolError || error instanceof Unusable)
    return refused(toolkit, said(error.message))
  if (error instanceof sdk.SdkHttpError) return refused(toolkit, statusOf(error))
  if (!hasCalled) return refused(toolkit, 'It does not answer as an MCP server does.')
  return unreadableAnswer(toolkit)
}

/** Whoever called may have done something. */
export function unreadableAnswer(toolkit: string): MaillonError {
  return new MaillonError('outcome_unknown', {
    message: `${toolkit} answered the call in a way that cannot be read.`,
    hint: 'Look whether it happened before doing it again.',
  })
}

function refused(toolkit: string, words: string): MaillonError {
  return new MaillonError('upstream_error', {
    message: `${toolkit}: ${words}`,
    hint: 'Check the arguments; the MCP server says what it did not take.',
  })
}

/** A page for people says nothing to a model. */
function statusOf({ data }: { data?: { status?: number; text?: string | null } }): string {
  const { status, text } = data ?? {}
  const words = text?.trim() ?? ''
  return words === '' || words.startsWith('<')
    ? `It answered with the status ${status}.`
    : `It answered with the status ${status}: ${said(words).slice(0, 300)}`
}
