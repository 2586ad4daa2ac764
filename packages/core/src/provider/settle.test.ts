import { expect, test } from 'vitest'
import { MaillonError } from '../errors/maillon-error.ts'
import { modelOutput } from './model-output.ts'
import { settle } from './settle.ts'

test('an error of ours is a result, with all that helps to go on', async () => {
  const result = await settle(async () => {
    throw new MaillonError('connection_required', {
      message: 'Connect Gmail first.',
      hint: 'Show the user the link.',
      details: { redirect_url: 'https://app.example/link/ln_1' },
    })
  })
  expect(result).toEqual({
    data: {
      code: 'connection_required',
      message: 'Connect Gmail first.',
      hint: 'Show the user the link.',
      redirect_url: 'https://app.example/link/ln_1',
    },
    error: 'Connect Gmail first.',
    logId: '',
  })
  expect(modelOutput(result)).toEqual({
    code: 'connection_required',
    error: 'Connect Gmail first.',
    hint: 'Show the user the link.',
    redirect_url: 'https://app.example/link/ln_1',
  })
})

test('what another error says is told to nobody', async () => {
  const result = await settle(() => Promise.reject(new Error('postgres://me:secret@db')))
  expect(result.data.code).toBe('internal')
  expect(JSON.stringify(result)).not.toContain('secret')
})

test('an abort rejects with its own reason, whoever noticed it', async () => {
  const aborted = AbortSignal.abort(new Error('stop'))
  let calls = 0
  const run = async () => {
    calls++
    return { data: {}, error: null, logId: 'log_1' }
  }
  await expect(settle(run, aborted)).rejects.toThrow('stop')
  expect(calls).toBe(0)

  const controller = new AbortController()
  const noticed = settle(async () => {
    controller.abort()
    throw new TypeError('socket closed')
  }, controller.signal)
  await expect(noticed).rejects.toThrow('socket closed')
  await expect(settle(() => Promise.reject(new MaillonError('aborted')))).rejects.toThrow()
})

test('of a success, the model is told the output alone', () => {
  expect(modelOutput({ data: { id: 'm1' }, error: null, logId: 'log_1' })).toEqual({ id: 'm1' })
})
