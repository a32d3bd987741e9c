import { Code } from '#app/_ui/code.tsx'
import { Step } from '#app/_ui/steps.tsx'
import { minutes } from '../../_plan/counted.ts'
import type { Group } from '../../_plan/group-steps.ts'
import type { GroupProgressProps } from './progress-steps.tsx'
import { QuestionCallout } from './question-callout.tsx'
import { questionOf } from './question.ts'
import { asideOf, lookOf } from './step-look.tsx'

type WaitGroup = Extract<Group, { kind: 'wait' }>

export function WaitProgress({ number, group, progressAt, asking }: GroupProgressProps<WaitGroup>) {
  const { step, position } = group
  const progress = progressAt(position)
  const { row } = progress
  const look = lookOf([row])
  const verb =
    look === 'done'
      ? 'Waited for'
      : look === 'now'
        ? 'Waiting until Cello has taken'
        : 'Wait until Cello has taken'
  const question = questionOf(step, progress)
  return (
    <Step
      number={number}
      look={look}
      title={
        <>
          {verb} <Code>{step.event}</Code>
        </>
      }
      aside={asideOf(look, [row])}
      detail={
        look === 'done'
          ? row?.sentence
          : `Nothing below starts before this. If it takes over ${minutes(step.seconds)}, a person decides.`
      }
    >
      {question && <QuestionCallout question={question} position={position} asking={asking} />}
    </Step>
  )
}
