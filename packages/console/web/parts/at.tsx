/** When something was, in the reader's own time; the instant itself on a closer look. */
export function At({ time }: { time: string }) {
  const date = new Date(time)
  return (
    <time dateTime={time} title={time}>
      {date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  )
}
