import { Button, Center, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { consoleBase } from '../api/base.ts'
import { Problem } from '../parts/problem.tsx'
import { Said } from '../parts/said.tsx'
import { MaillonError } from '@maillon/core'
import { Mark } from './mark.tsx'
import { type LoginState, useLogIn } from './use-login.ts'

/** Where one logs in: with a key, by the app's issuer, or by itself with the link that `maillon dev` prints. */
export function LoginPage({ state: { app, ways } }: { state: LoginState }) {
  const logIn = useLogIn()
  const [key, setKey] = useState('')
  const opened = useRef(false)
  useEffect(() => {
    const token = /^#open=([\w-]+)$/.exec(location.hash)?.[1]
    if (token === undefined || opened.current) return
    opened.current = true
    // It is used up by this; neither history nor a bookmark is to keep it.
    history.replaceState(null, '', location.pathname)
    logIn.mutate({ token })
  }, [logIn])

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    logIn.mutate({ key: key.trim() })
  }

  const told = toldBy(location.hash, ways.issuer ?? '')

  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper w="100%" maw={400} p="xl" withBorder className="login">
        <form onSubmit={submit} aria-label="Log in">
          <Stack gap="md">
            <Mark size={28} />
            <div>
              <Title order={1}>
                <Said>{app}</Said>
              </Title>
              <Text c="dimmed" mt={4}>
                What its agents do, and whose accounts they may use.
              </Text>
            </div>
            {told && !logIn.error && <Problem error={told} />}
            {ways.issuer && (
              <Button component="a" href={`${consoleBase}/login/issuer`} variant="filled">
                Log in with {ways.issuer}
              </Button>
            )}
            <PasswordInput
              label="API key"
              description="One with the scope admin."
              placeholder="mk_…"
              autoComplete="off"
              autoFocus
              required
              value={key}
              onChange={(event) => setKey(event.currentTarget.value)}
            />
            {logIn.error && <Problem error={logIn.error} />}
            <Button
              type="submit"
              loading={logIn.isPending}
              variant={ways.issuer ? 'default' : 'filled'}
            >
              Log in
            </Button>
            <Text size="xs" c="dimmed">
              Make one where the engine runs: <code>maillon keys create --scopes admin</code>
            </Text>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}

/** What went wrong on the way to the issuer and back, as the engine sends the browser here. */
function toldBy(hash: string, issuer: string): MaillonError | undefined {
  const messages: Record<string, string> = {
    '#login=refused': `${issuer} knows you, but you may not open this console.`,
    '#login=failed': `The login at ${issuer} did not succeed. Try again.`,
    '#login=unavailable': `${issuer} does not answer now. Try again later.`,
  }
  const message = messages[hash]
  return message === undefined ? undefined : new MaillonError('unauthorized', { message })
}
