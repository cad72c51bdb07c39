import { Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type EntryKind, entryKinds } from '../../../src-domain/policies/policy.ts'
import { findPolicies, type PolicyQuery } from '../../../src-domain/policies/search.ts'
import { desk } from '../../lib/desk.ts'
import { useRemembered } from '../../lib/remembered.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import classes from './policies.module.css'
import { PolicyDetail } from './policy-detail.tsx'
import { PolicyList } from './policy-list.tsx'

const whole: PolicyQuery = { text: '', document: null, kind: null }

/** The entries as they are searched for, and the one that is read. */
export function Library() {
  const { data } = useQuery(desk.policies.list.queryOptions())
  const [query, setQuery] = useRemembered('policies.query', whole)
  const [chosen, setChosen] = useRemembered<string | null>('policies.chosen', null)
  const found = useMemo(() => findPolicies(data?.policies ?? [], query), [data, query])
  if (!data) return <Loading />
  const shown = found.find(({ key }) => key === chosen) ?? found[0]
  const filter = (change: Partial<PolicyQuery>) => setQuery({ ...query, ...change })
  return (
    <div>
      <search className={classes.filters}>
        <TextInput
          aria-label="查找政策"
          placeholder="标题、原文、条款、文号、责任单位"
          className={classes.text}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={query.text}
          onChange={(event) => filter({ text: event.currentTarget.value })}
        />
        <Select
          aria-label="文件"
          placeholder="全部文件"
          clearable
          data={data.documents.map(({ id, shortTitle }) => ({ value: id, label: shortTitle }))}
          value={query.document}
          onChange={(document) => filter({ document })}
        />
        <Select
          aria-label="种类"
          placeholder="全部种类"
          clearable
          data={Object.entries(entryKinds).map(([value, label]) => ({ value, label }))}
          value={query.kind}
          onChange={(kind) => filter({ kind: kind as EntryKind | null })}
        />
        <span role="status" className={classes.count}>
          {found.length} 条
        </span>
      </search>
      {shown ? (
        <div className={classes.library}>
          <PolicyList policies={found} chosen={shown.key} onChoose={setChosen} />
          <PolicyDetail key={shown.key} policy={shown} />
        </div>
      ) : (
        <Empty title="没有符合的条文" text="换一个词，或清除文件和种类的筛选。" />
      )}
    </div>
  )
}
