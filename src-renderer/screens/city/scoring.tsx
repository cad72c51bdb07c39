import { Autocomplete, Button, SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { Link } from 'wouter'
import { type Criteria, scoreFault, totalOf } from '../../../src-domain/city/criteria.ts'
import { plain } from '../../../src-domain/text/normalise.ts'
import { client, problemOf } from '../../lib/client.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import classes from './city.module.css'
import type { CityState } from './city-state.ts'

/** 录入评分: an expert's scores typed from paper, one after the other; each is kept as it is left. */
export function Scoring({ city }: { readonly city: CityState }) {
  const [category, setCategory] = useState(city.categories[0]?.id ?? '')
  const [expert, setExpert] = useState('')
  const whose = expert.trim()
  const { data, isPlaceholderData } = useQuery({
    ...desk.city.scoreSheet.queryOptions({ input: { category, expert: whose } }),
    placeholderData: (before) => before,
  })
  if (!data) return <Loading />
  const { criteria, experts, rows } = data
  return (
    <Screen
      title="录入评分"
      about="先写专家姓名，再逐格打分，Enter 到下一格；离开一格就保存。某一件没有全部打分的，不计这位专家。"
      actions={
        <>
          <SegmentedControl
            aria-label="类别"
            data={city.categories.map(({ id, title }) => ({ value: id, label: title }))}
            value={category}
            onChange={setCategory}
          />
          <Button component={Link} href="/review" variant="default">
            看评审结果
          </Button>
        </>
      }
    >
      <Autocomplete label="专家" maw={320} data={[...experts]} maxLength={100} value={expert} onChange={setExpert} />
      {criteria.length === 0 || rows.length === 0 ? (
        <Empty
          title={criteria.length === 0 ? '还没有评审标准' : '这一类还没有申报'}
          text="先在“评审入选”里设定标准和满分，并收下各区的报送包。"
        />
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table} aria-label="录入评分">
            <thead>
              <tr>
                <th scope="col">编号</th>
                <th scope="col">名称</th>
                {criteria.map(({ title, maximum }) => (
                  <th key={title} scope="col" data-number>
                    {title}（满分 {maximum}）
                  </th>
                ))}
                <th scope="col" data-number>
                  合计
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ number, name, scores }) => (
                <tr key={number}>
                  <td data-short>{number}</td>
                  <th scope="row">{name}</th>
                  {criteria.map((criterion, i) => (
                    <td key={criterion.title} data-number>
                      <ScoreCell
                        key={`${whose} ${scores[i]}`}
                        criterion={criterion}
                        kept={scores[i] ?? ''}
                        label={`${name}（${number}）${criterion.title}`}
                        disabled={whose === '' || isPlaceholderData}
                        onKeep={(score) =>
                          client.city.score({ expert: whose, number, criterion: criterion.title, score })
                        }
                      />
                    </td>
                  ))}
                  <td data-number>{totalOf(scores)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Screen>
  )
}

function ScoreCell({
  criterion,
  kept,
  label,
  disabled,
  onKeep,
}: {
  readonly criterion: Criteria[number]
  readonly kept: string
  readonly label: string
  readonly disabled: boolean
  readonly onKeep: (score: string) => Promise<unknown>
}) {
  const [text, setText] = useState(kept)
  const [refused, setRefused] = useState<string>()
  const score = plain(text).trim()
  const fault = score === '' ? undefined : scoreFault(score, criterion)
  const keep = () => {
    if (fault || score === kept) return
    onKeep(score).then(
      () => refreshAll(),
      (error) => setRefused(problemOf(error)?.message),
    )
  }
  const goOn = (event: KeyboardEvent<HTMLInputElement>) => {
    // An Enter that ends a word of the input method goes nowhere yet, nor does one on what is no score.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || fault) return
    event.preventDefault()
    const cells = [...(event.currentTarget.closest('table')?.querySelectorAll('input') ?? [])]
    const next = cells[cells.indexOf(event.currentTarget) + (event.shiftKey ? -1 : 1)]
    if (next) next.focus()
    else event.currentTarget.blur()
  }
  return (
    <TextInput
      size="xs"
      w={96}
      ml="auto"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      classNames={{ input: classes.score ?? '' }}
      disabled={disabled}
      value={text}
      error={fault ?? refused}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setText(event.currentTarget.value)
        setRefused(undefined)
      }}
      onBlur={keep}
      onKeyDown={goOn}
    />
  )
}
