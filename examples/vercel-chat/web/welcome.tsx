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
      <p>
        I read your mail when you ask me to, and send none without asking you. You connect an
        account when I first need it.
      </p>
      <div className="answers">
        {suggestions.map((suggestion) => (
          <button
            className="button quiet"
            type="button"
            key={suggestion}
            onClick={() => onAsk(suggestion)}
          >
            {suggestion}
          </button>
        ))}
      </div>
    </div>
  )
}

const suggestions = ['Summarize my emails from today', 'Mail Ben that I am late']
