import type { Tables } from './tables.ts'

/** How much there is to be. */
export interface Size {
  accounts: number
  /** Of calls, and of the audit log. */
  rows: number
}

/** What tells one row from the next, as expressions over `i`; the rest is as in the template. */
type Differs = Record<string, string>

const dayMs = 24 * 3_600_000
const hourMs = 3_600_000
export const toolkits = 40

/**
 * Fills an engine's tables inside the database, from a row of each that the engine wrote: calls and audit over thirty
 * days, of whose oldest hundredth the time is over; users with five accounts and two sessions each, one in a thousand
 * with five hundred more; accounts ACTIVE, of which a half is in use, EXPIRED, INACTIVE, never finished, and deleted.
 */
export async function fill(tables: Tables, { accounts, rows }: Size): Promise<void> {
  const now = Date.now()
  const users = Math.ceil(accounts / 5)
  const sessions = users * 2
  // The newest comes last, as it would; one in a hundred is older than what is kept.
  const at = (count: number, kept: number) =>
    `${now} - (${count} - i) * ${Math.ceil((kept * dayMs * 1.01) / count)}`
  const spread = (name: string, count: number) => `'${name}_' || (i * 7919 % ${count})`
  const person = `case when i % 10 = 0 then 'user_' || (i / 10 % ${Math.ceil(users / 1000)}) else ${spread('user', users)} end`
  const state = (deleted: string, unfinished: string, inUse: string, other: string) =>
    `case when i % 100 = 2 then ${deleted} when i % 50 = 1 then ${unfinished} when i % 2 = 0 then ${inUse} else ${other} end`
  const someDays = `${now} - (i % 31) * ${dayMs}`
  await tables.withoutIndexes(async () => {
    await tables.copy('auth_configs', toolkits, {
      id: `'ac_' || i`,
      toolkit: `'toolkit_' || (i - 1)`,
    })
    await tables.copy('audit_persons', users, {
      id: `'prs_' || (i - 1)`,
      user_id: `'user_' || (i - 1)`,
    })
    await tables.copy('sessions', sessions, {
      id: `'trs_' || (i - 1)`,
      user_id: spread('user', users),
      created_at: at(sessions, 30),
      updated_at: `${now}`,
    })
    await tables.copy('accounts', accounts, {
      id: `'ca_' || (i - 1)`,
      user_id: person,
      toolkit: spread('toolkit', toolkits),
      auth_config_id: `'ac_' || (i * 7919 % ${toolkits} + 1)`,
      status: `case when i % 50 = 1 then 'INITIATED' when i % 20 = 0 then 'EXPIRED' when i % 500 = 3 then 'INACTIVE' else 'ACTIVE' end`,
      external_id: 'null',
      alias: 'null',
      client: spread('client', toolkits),
      subject: `'subject_' || i`,
      credential: `'${'x'.repeat(600)}'`,
      credential_at: at(accounts, 30),
      connected_at: `case when i % 50 = 1 then null else ${at(accounts, 30)} end`,
      initiated_until: someDays,
      deleted_at: `case when i % 100 = 2 then ${someDays} else null end`,
      // What is in use has been refreshed, and what is not has ended long ago.
      token_expires_at: state(
        'null',
        'null',
        `${now} + ${hourMs} + i % ${hourMs}`,
        `${now} - ${31 * dayMs} - i % ${60 * dayMs}`,
      ),
      last_used_at: state('null', 'null', `${now}`, `${now} - ${31 * dayMs} - i % ${60 * dayMs}`),
      created_at: at(accounts, 30),
      updated_at: at(accounts, 30),
    } satisfies Differs)
    await tables.copy('attempts', Math.ceil(accounts / 2), {
      id: `'cr_' || i`,
      account_id: `'ca_' || (i - 1)`,
      user_id: person,
      session_id: spread('trs', sessions),
      token_hash: `'hash_' || i`,
      state_hash: 'null',
      session_hash: 'null',
      expires_at: at(Math.ceil(accounts / 2), 7),
      created_at: at(Math.ceil(accounts / 2), 7),
    })
    await tables.copy('calls', rows, {
      id: `'log_' || (100000000000 + i)`,
      at: at(rows, 30),
      upstream_ms: '30',
      kind: `case when i % 10 = 0 then 'meta' when i % 25 = 3 then 'proxy' else 'tool' end`,
      tool: spread('TOOL', 400),
      toolkit: spread('toolkit', toolkits),
      user_id: spread('user', users),
      session_id: spread('trs', sessions),
      account_id: spread('ca', accounts),
      actor_id: spread('key', 20),
      status: `case when i % 50 = 1 then 'failed' when i % 500 = 2 then 'waiting' else 'ok' end`,
    })
    // The oldest are from before the chain.
    const numbered = (value: string) => `case when i * 100 < ${rows} then null else ${value} end`
    await tables.copy('audit', rows, {
      id: `'aud_' || (100000000000 + i)`,
      at: at(rows, 365),
      subject: spread('ca', accounts),
      action: `case when i % 3 = 0 then 'connection.connected' else 'session.created' end`,
      person: spread('prs', users),
      actor_id: spread('key', 20),
      writer: numbered(`'filled'`),
      seq: numbered('i'),
      mac: numbered(`'${'0'.repeat(64)}'`),
    })
  })
}
