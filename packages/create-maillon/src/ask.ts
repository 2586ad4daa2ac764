import { cancel, confirm, isCancel, select, text } from '@clack/prompts'
import { type FrameworkId, frameworks } from './frameworks.ts'

/** Whoever answers what was not said; undefined when they leave. */
export interface Asked {
  folder(initial: string): Promise<string | undefined>
  framework(): Promise<FrameworkId | undefined>
  agrees(question: string): Promise<boolean | undefined>
}

/** A person at a terminal. */
export const terminal: Asked = {
  folder: (initial) =>
    answered<string>(text({ message: 'Where to?', defaultValue: initial, placeholder: initial })),
  framework: () =>
    answered<FrameworkId>(
      select({
        message: 'Which framework?',
        options: frameworks.map(({ id, label, hint }) => ({ value: id, label, hint })),
      }),
    ),
  agrees: (message) => answered<boolean>(confirm({ message })),
}

async function answered<Answer>(
  question: Promise<Answer | symbol | undefined>,
): Promise<Answer | undefined> {
  const answer = await question
  if (!isCancel(answer)) return answer as Answer
  cancel('Nothing more was done.')
  return undefined
}
