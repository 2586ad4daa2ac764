import { createContext, useEffect, useState } from 'react'

/** What the server tells of itself. */
export interface About {
  modelName: string
  toolkits: { slug: string; name: string; logo: string }[]
}

export const AboutContext = createContext<About | undefined>(undefined)

/** Asked once; undefined until it is known. */
export function useAbout(): About | undefined {
  const [about, setAbout] = useState<About>()
  useEffect(() => {
    async function ask() {
      const response = await fetch('/api/about')
      if (response.ok) setAbout((await response.json()) as About)
    }
    void ask()
  }, [])
  return about
}
