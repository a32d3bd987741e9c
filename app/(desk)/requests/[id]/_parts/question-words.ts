import type { Question } from './question.ts'

export type Choice = 'arrived' | 'did not arrive' | 'again' | 'go on' | 'leave out'

export interface QuestionWords {
  title: string
  /** Both possible worlds, or what to click. */
  worlds: string
  choices: { choice: Choice; words: string }[]
  /** What the reason should tell. */
  hint: string
}

export function questionWords(question: Question, place: string): QuestionWords {
  switch (question.kind) {
    case 'unknown':
      return {
        title: `We do not know whether ${question.what}.`,
        worlds: `If it arrived, sending it again could count it twice. If it did not, its credit is missing. ${place} cannot be asked: look in Cello's event feed, then say what you saw.`,
        choices: [
          { choice: 'arrived', words: 'It arrived' },
          { choice: 'did not arrive', words: 'It did not: resend' },
        ],
        hint: 'Where did you look, and what did you see?',
      }
    case 'waited':
      return {
        title: 'Cello has not taken the mark in time.',
        worlds: `${question.sentence} If Cello does not know the new user yet, it ignores money that is resent now. Look in Cello's event feed for customer.updated.`,
        choices: [
          { choice: 'again', words: 'Wait again' },
          { choice: 'go on', words: 'Go on without' },
        ],
        hint: 'What did you see, and why go on or wait?',
      }
    case 'guided':
      return {
        title: 'A person does this step.',
        worlds: question.instruction,
        choices: [
          { choice: 'go on', words: 'I did it' },
          { choice: 'leave out', words: 'Leave it out' },
        ],
        hint: 'What did you do, or why is it left out?',
      }
    case 'refused':
      return {
        title: `${place} did not resend it.`,
        worlds: `${question.sentence} Open the event in ${place}'s dashboard and press Resend beside Cello's endpoint, then say so here; or leave it out.`,
        choices: [
          { choice: 'go on', words: 'I resent it' },
          { choice: 'again', words: 'Try again' },
          { choice: 'leave out', words: 'Leave it out' },
        ],
        hint: 'What did you do, or why is it left out?',
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
