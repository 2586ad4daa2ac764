import { Center, Loader } from '@mantine/core'
import { useEffect } from 'react'
import { Problem } from '../parts/problem.tsx'
import { LoginPage } from './login-page.tsx'
import { Shell } from './shell.tsx'
import { useLogin } from './use-login.ts'

/** The whole page: a login, or what one sees after it. */
export function Console() {
  const { data, error, refetch } = useLogin()
  const app = data?.app
  useEffect(() => {
    if (app !== undefined) document.title = `Console · ${app}`
  }, [app])
  if (data?.login) return <Shell app={data.app} login={data.login} />
  if (data) return <LoginPage state={data} />
  return (
    <Center mih="100dvh" p="md" component="main">
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Loader size="sm" />}
    </Center>
  )
}
