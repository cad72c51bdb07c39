import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { desk } from '../../lib/desk.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { RosterTable } from './roster-table.tsx'

/** 名单: lists that officers have brought, and which applicants are found on them. */
export default function RostersScreen() {
  const { data: rosters } = useQuery(desk.rosters.list.queryOptions())
  const [importing, setImporting] = useState(false)
  if (!rosters) return <Loading />
  return (
    <Screen
      title="名单"
      about="按信用代码、名称、曾用名和相近的名称与申报单位核对；结果列在初审里，由经办人认定。"
      actions={
        <>
          <Button variant="default" component={Link} href="/findings">
            回到初审
          </Button>
          <Button leftSection={<IconFileImport size={16} stroke={1.6} />} onClick={() => setImporting(true)}>
            导入名单
          </Button>
        </>
      }
    >
      {rosters.length === 0 ? (
        <Empty
          title="还没有名单"
          text="历年名单、失信名单、处罚名单、培育对象，只要是 Excel（.xlsx）或 CSV 表格就能导入。导入后每件申报多一项初审，查到的请经办人核实，不会自动判为不通过。"
        />
      ) : (
        <RosterTable rosters={rosters} />
      )}
      <ImportDialog opened={importing} onClose={() => setImporting(false)} />
    </Screen>
  )
}
