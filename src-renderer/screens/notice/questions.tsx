import { Select, TextInput } from '@mantine/core'
import { Fragment } from 'react'
import {
  type Answers,
  type Question,
  type QuestionGroup,
  questionGroups,
} from '../../../src-domain/notices/carrying/question.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'
import { Clause } from '../../parts/clause.tsx'
import classes from './notice.module.css'

/** The questions one after the other, each with what it was and its clause, and what is wrong with an answer at its field. */
export function Questions({
  questions,
  answers,
  faults,
  onAnswer,
}: {
  readonly questions: readonly Question[]
  readonly answers: Answers
  /** By the place of the question. */
  readonly faults: ReadonlyMap<string, string>
  readonly onAnswer: (place: string, text: string | undefined) => void
}) {
  const given = ({ place, proposed }: Question) => answers[place] ?? shown(proposed)
  const byPlace = new Map(questions.map((question) => [question.place, question]))
  const asked = questions.filter(({ after }) => {
    const leading = after === undefined ? undefined : byPlace.get(after)
    return leading === undefined || given(leading).trim() !== ''
  })
  return (
    <table className={classes.questions}>
      <thead>
        <tr>
          <th scope="col">内容</th>
          <th scope="col">原来</th>
          <th scope="col">现在</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(questionGroups).map(([group, title]) => (
          <Fragment key={group}>
            {asked.some((question) => question.group === (group as QuestionGroup)) && (
              <tr className={classes.group}>
                <th scope="rowgroup" colSpan={3}>
                  {title}
                </th>
              </tr>
            )}
            {asked
              .filter((question) => question.group === group)
              .map((question) => (
                <tr key={question.place}>
                  <td>
                    {question.label}
                    {question.clause && (
                      <span className={classes.clauseOf}>
                        <Clause clause={question.clause} />
                      </span>
                    )}
                  </td>
                  <td>
                    {question.old === '' ? '没有' : shown(question.old)}
                    {question.old !== '' && question.unit}
                  </td>
                  <td>
                    <Answer
                      question={question}
                      value={given(question)}
                      error={faults.get(question.place)}
                      onAnswer={(text) => onAnswer(question.place, text)}
                    />
                  </td>
                </tr>
              ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function Answer({
  question: { kind, unit, label, mayBeEmpty, proposed },
  value,
  error,
  onAnswer,
}: {
  readonly question: Question
  readonly value: string
  readonly error: string | undefined
  readonly onAnswer: (text: string | undefined) => void
}) {
  if (kind === 'yesNo') {
    return (
      <Select
        aria-label={label}
        data={['是', '否']}
        value={value}
        allowDeselect={false}
        onChange={(text) => onAnswer(text ?? undefined)}
        error={error}
      />
    )
  }
  return (
    <TextInput
      aria-label={label}
      value={value}
      placeholder={mayBeEmpty ? '没有的不填' : ''}
      rightSection={unit && <span className={classes.quiet}>{unit}</span>}
      rightSectionWidth={unit && unit.length > 1 ? 64 : 36}
      error={error}
      onChange={(event) => onAnswer(event.currentTarget.value)}
      // As it was proposed is no answer: it moves on with the year.
      onBlur={() => value === shown(proposed) && onAnswer(undefined)}
    />
  )
}

/** Dates as they are read. */
function shown(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? chineseDate(text) : text
}
