import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../../support/desk.ts'
import { initArguments, runDesk } from '../../../shells/cli/run-desk.ts'

describe('desk letters', () => {
  it('takes a kind by either name and says which files it made', async () => {
    const data = join(temporaryFolder(), 'data')
    const out = join(temporaryFolder(), '下发')
    expect((await runDesk(...initArguments(data))).code).toBe(0)
    const forms = await runDesk('letters', '空白申报表', '--data', data, '--out', out, '--json')
    expect(forms.code).toBe(0)
    expect(forms.json.letters.map((p: { kind: string; path: string }) => [p.kind, existsSync(p.path)])).toEqual(
      Array(3).fill(['forms', true]),
    )
    expect(readdirSync(out).sort()).toEqual([
      '表1_服务型制造示范企业申报表_空白.docx',
      '表2_服务型制造示范平台申报表_空白.docx',
      '表3_服务型制造示范区申请表_空白.docx',
    ])
    const none = await runDesk('letters', 'correction', '--data', data, '--out', out)
    expect([none.code, none.stdout.trim()]).toEqual([0, '没有要生成的补正通知。'])

    for (const wrong of [['poster'], ['opinion', 'A77'], ['liaison', '--by-date', '2023-13-01']]) {
      const refused = await runDesk('letters', ...wrong, '--data', data, '--out', out, '--json')
      expect(refused.code).toBe(2)
      expect(refused.json.error.message).toContain('没有')
    }
    expect(readdirSync(out)).toHaveLength(3)
  })
})
