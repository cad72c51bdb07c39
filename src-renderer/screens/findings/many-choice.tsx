import { Checkbox } from '@mantine/core'
import { ownClause } from '../../../src-domain/checks/own-check-names.ts'
import { Clause } from '../../parts/clause.tsx'
import classes from './rule-many.module.css'

/** What 批量认定 and 撤回认定 ask alike: which checks, and of which applications. */

export function ManyChecks({
  label,
  checks,
  value,
  onChange,
}: {
  readonly label: string
  readonly checks: readonly { readonly id: string; readonly title: string; readonly clause: string }[]
  readonly value: string[]
  readonly onChange: (checks: string[]) => void
}) {
  return (
    <Checkbox.Group label={label} value={value} onChange={onChange}>
      <div className={classes.manyChecks}>
        {checks.map(({ id, title, clause }) => (
          <Checkbox
            key={id}
            value={id}
            label={title}
            // To the lists one would leave with what is half typed.
            description={clause === ownClause ? clause : <Clause clause={clause} />}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}

/** All are chosen but those that are left out. */
export function ManyApplications({
  told,
  none,
  candidates,
  left,
  onLeft,
}: {
  /** Which these are: 列出未了结的 8 件. */
  readonly told: string
  /** What is said where there are none. */
  readonly none: string
  readonly candidates: readonly {
    readonly application: string
    readonly name: string
    /** Findings or rulings of it, where they are not of every chosen check. */
    readonly some?: number | undefined
    readonly description: string
  }[]
  readonly left: ReadonlySet<string>
  readonly onLeft: (left: ReadonlySet<string>) => void
}) {
  const out = candidates.filter(({ application }) => left.has(application)).length
  return (
    <fieldset className={classes.manyRows}>
      <legend>
        哪些申报 <span>（{told}）</span>
      </legend>
      {candidates.length === 0 && <p>{none}</p>}
      <Checkbox
        label="全选"
        disabled={candidates.length === 0}
        checked={candidates.length > 0 && out === 0}
        indeterminate={out > 0 && out < candidates.length}
        onChange={(event) =>
          onLeft(new Set(event.currentTarget.checked ? [] : candidates.map(({ application }) => application)))
        }
      />
      <div className={classes.manyList}>
        {candidates.map(({ application, name, some, description }) => (
          <Checkbox
            key={application}
            label={`${application} ${name}${some === undefined ? '' : `（${some} 项）`}`}
            description={description}
            checked={!left.has(application)}
            onChange={() => onLeft(left.symmetricDifference(new Set([application])))}
          />
        ))}
      </div>
    </fieldset>
  )
}
