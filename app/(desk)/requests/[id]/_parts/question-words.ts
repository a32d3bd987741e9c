import type { Question, Sent } from './question.ts'

export type Choice = 'arrived' | 'did not arrive' | 'again' | 'go on' | 'leave out'

export interface QuestionWords {
  title: string
  /** Both possible worlds, and who can be asked. */
  worlds: string
  choices: { choice: Choice; words: string }[]
  /** What the reason should tell. */
  hint: string
}

interface UnknownWords {
  /** What it would mean in either world, and where to look. */
  worlds: (place: string) => string
  yes: string
  no: string
}

/** Nobody publishes how Cello treats what it is told twice, so none of these says that it would be harmless. */
const unknownWords: Record<Sent, UnknownWords> = {
  resend: {
    worlds: (place) =>
      `If it arrived, sending it again could count it twice. If it did not, its credit is missing. ${place} does not tell the desk of single deliveries: look at the event’s attempts in ${place}, or in Cello’s event feed, then say what you saw.`,
    yes: 'It arrived',
    no: 'It did not: resend',
  },
  push: {
    worlds: (place) =>
      `If it arrived, pushing it again could count it twice. If it did not, its credit is missing. The desk pushed it to Cello itself, so ${place} does not know of it: look in Cello’s event feed, then say what you saw.`,
    yes: 'It arrived',
    no: 'It did not: push again',
  },
  post: {
    worlds: () =>
      'If it arrived, posting it again could count it twice: Cello’s API does not know a repeat when it sees one. If it did not, its credit is missing. The API cannot be asked for a payment: look in Cello’s event feed, then say what you saw.',
    yes: 'It arrived',
    no: 'It did not: post again',
  },
  signup: {
    worlds: () =>
      'If Cello was told, telling it again could count the sign-up twice. If it was not, Cello ignores the payments below. Cello does not show the new user under the code yet, which may only take a while: look in Cello’s event feed for new-signup, then say what you saw.',
    yes: 'It arrived',
    no: 'It did not: tell again',
  },
  mark: {
    worlds: (place) =>
      `If the customer carries the code in ${place} now, it was marked. If not, nothing was written; marking again reads the customer first and writes only what the plan says. Open the customer in ${place}, then say what you saw.`,
    yes: 'It was marked',
    no: 'It was not: mark again',
  },
}

export function questionWords(question: Question, place: string): QuestionWords {
  switch (question.kind) {
    case 'unknown': {
      const { worlds, yes, no } = unknownWords[question.sent]
      return {
        title: `We do not know whether ${question.what}.`,
        worlds: `${question.sentence} ${worlds(place)}`.trim(),
        choices: [
          { choice: 'arrived', words: yes },
          { choice: 'did not arrive', words: no },
        ],
        hint: 'Where did you look, and what did you see?',
      }
    }
    case 'waited':
      return {
        title: 'Cello has not taken the mark in time.',
        worlds: `${question.sentence} If Cello does not know the new user yet, it ignores money that comes now. Look in Cello’s event feed for ${question.event}.`,
        choices: [
          { choice: 'again', words: 'Wait again' },
          { choice: 'go on', words: 'Go on without' },
        ],
        hint: 'What did you see, and why go on or wait?',
      }
    case 'stuck':
      return {
        title: 'This step needs a person.',
        worlds: question.sentence,
        choices: [
          { choice: 'again', words: 'Try again' },
          { choice: 'leave out', words: 'Leave it out' },
        ],
        hint: 'Why?',
      }
  }
}

/** The same question about many payments at once. */
export const wordsForAll = (count: number): Pick<QuestionWords, 'title' | 'choices'> => ({
  title: `We do not know whether ${count} payments were sent.`,
  choices: [
    { choice: 'arrived', words: `All ${count} arrived` },
    { choice: 'did not arrive', words: `None arrived: send all ${count}` },
  ],
})
