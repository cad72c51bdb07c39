import { writeFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { application } from '../../../support/application.ts'
import { bookOf, openPress } from './make.ts'
import { a3, a4, a4Landscape, addSeal, pdfOf, pngOf, save, scanOf, turnedJpeg } from './sample-files.ts'

const press = openPress()
afterAll(() => press.close())
it('look', async () => {
  const sealed = await pdfOf([a4])
  addSeal(sealed)
  const locked = await pdfOf([a4])
  locked.encrypt({ userPassword: 'x', ownerPassword: 'y' })
  const long =
    '上海样例超长名称工业自动化与智能装备系统集成研发设计制造安装运维一体化服务（集团）股份有限公司长三角一体化示范区分支管理总部'
  const t = performance.now()
  const e = await bookOf(
    application('enterprise', {
      values: {
        name: long,
        legalRepresentative: '㵥䶮犇堃喆昇祎',
        honours: '',
        standards: undefined,
        email: 'averyveryverylongmailboxname.department.office@subdomain.example-company-name.com',
        business: '工业泵及成套设备的研发、制造与运维服务，'.repeat(6),
        mode: '总集成总承包',
      },
      outline: [
        {
          heading: 'introduction',
          title: '一、企业简介',
          text:
            '甲公司㵥䶮。'.repeat(30) + '\n年度\t收入\t服务收入\n2021\t100\t30\n2022\t120\t40\n' + '后文。'.repeat(40),
        },
        { heading: 'strategicPlan', title: 'x', text: '规划'.repeat(4000) },
      ],
    }),
    [
      { slot: 'licence', file: '营业执照.jpg', bytes: turnedJpeg() },
      { slot: 'licence', file: '营业执照副本.png', bytes: pngOf(1200, 800) },
      { slot: 'highTech', file: '证书.pdf', bytes: await save(sealed) },
      { slot: 'appraisal', file: '评价/鉴定证书.pdf', bytes: await save(await pdfOf([a4, a4Landscape, a3, a4], 90)) },
      { slot: 'audit', file: '2022年度审计报告.pdf', bytes: await save(await scanOf(300, 60, 80)) },
      { slot: 'other', file: '加密.pdf', bytes: await save(locked) },
      { slot: 'other', file: '说明.docx', bytes: new TextEncoder().encode('PK\u0003\u0004 whatever') },
      { slot: 'other', file: '坏图.png', bytes: pngOf(1200, 800).slice(0, 200) },
      { slot: 'other', file: '扫描.pdf', bytes: await save(await scanOf(3, 600, 800)) },
    ],
    press,
  )
  console.log(performance.now() - t, e.book)
  writeFileSync('/tmp/look-e.pdf', e.pdf)
  const inv = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      [`investors.${i + 1}.name`, `样例产业投资基金第${i + 1}号合伙企业（有限合伙）`],
      [`investors.${i + 1}.nature`, '民营'],
      [`investors.${i + 1}.share`, '2.5'],
    ]).flat(),
  )
  const p = await bookOf(
    application('platform', {
      values: {
        ...inv,
        modeClass: '其他模式（可多选）',
        modes: '供应链管理；其他（设备租赁与共享）',
        website:
          'https://platform.example.com/a/very/long/path/that/never/ends/index.html?query=abcdefghijklmnopqrstuvwxyz',
        operatorNature: '',
      },
    }),
    [],
    press,
  )
  console.log(p.book)
  writeFileSync('/tmp/look-p.pdf', p.pdf)
  const d = await bookOf(
    application('district', {
      values: {
        policyDocuments: '《样例区推进服务型制造发展三年行动计划》；'.repeat(60),
        declaration: '',
        recommendation: '',
      },
      outline: [{ heading: 'basis', title: 'x', text: '本区制造业基础情况。'.repeat(1100) }],
    }),
    [],
    press,
  )
  console.log(d.book)
  writeFileSync('/tmp/look-d.pdf', d.pdf)
  expect(1).toBe(1)
})
