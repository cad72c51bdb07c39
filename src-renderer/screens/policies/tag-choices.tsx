import { Button } from '@mantine/core'
import { choiceSeparator } from '../../../src-domain/batch/application.ts'
import { type TagKind, type Tags, tagKindNames, tagKinds } from '../../../src-domain/policies/tags.ts'
import { tellProblem } from '../../lib/tell.ts'
import classes from './policies.module.css'
import { useAnswer } from './use-answer.ts'

/** An application's tags, each with why it is suggested; pressing one sets the tags of its kind. */
export function TagChoices({ application, tags }: { readonly application: string; readonly tags: Tags }) {
  const answer = useAnswer(application)
  const set = (kind: TagKind, value: string | undefined) =>
    answer(tagKinds[kind], { key: kind, value }).catch(tellProblem)
  return (
    <section className={classes.tags} aria-label="标签">
      {tagKindNames.map((kind) => {
        const { options, given, set: isSet, question } = tags[kind]
        const chosen = given.map(({ name }) => name)
        const toggled = (name: string) =>
          options.filter((option) => (option === name ? !chosen.includes(name) : chosen.includes(option)))
        return (
          <section key={kind} aria-label={tagKinds[kind]} className={classes.tagKind}>
            <h2 className={classes.part}>{tagKinds[kind]}</h2>
            <div className={classes.chips}>
              {options.map((name) => (
                <button
                  key={name}
                  type="button"
                  className={classes.chip}
                  aria-pressed={chosen.includes(name)}
                  onClick={() => set(kind, toggled(name).join(choiceSeparator))}
                >
                  {chosen.includes(name) && <span aria-hidden="true">✓ </span>}
                  {name}
                </button>
              ))}
            </div>
            <p className={classes.quiet}>
              {isSet
                ? '由经办人设定。'
                : (question ?? `建议：${given.map(({ name, why }) => `${name}（${why}）`).join('；')}`)}
              {isSet && (
                <Button variant="subtle" size="compact-xs" onClick={() => set(kind, undefined)}>
                  恢复建议
                </Button>
              )}
            </p>
          </section>
        )
      })}
    </section>
  )
}
