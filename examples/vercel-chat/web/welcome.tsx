import { useContext } from 'react'
import { AboutContext } from './about.ts'

/** What there is before anything was said. */
export function Welcome({ onAsk }: { onAsk(text: string): void }) {
  const about = useContext(AboutContext)
  return (
    <div className="welcome">
      <div className="logos">
        {about?.toolkits.map(({ slug, name, logo }) => (
          <img key={slug} src={logo} alt={name} width={36} height={36} />
        ))}
      </div>
      <h2>What came in today?</h2>
      <p>I read your mail when you ask me to. You connect an account when I first need it.</p>
      <button className="button quiet" type="button" onClick={() => onAsk(suggestion)}>
        {suggestion}
      </button>
    </div>
  )
}

const suggestion = 'Summarize my emails from today'
