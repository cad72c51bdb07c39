import { describe, expect, test } from 'vitest'
import { readTicks } from '../../../src-domain/text/ticks.ts'

const categories = ['示范企业', '示范平台', '示范区']
const kinds = ['企业', '事业单位', '社会组织', '其他（请注明）']
const modes = [
  '共享制造',
  '其他模式（可多选）',
  '定制化服务',
  '供应链管理',
  '检验检测认证',
  '全生命周期管理',
  '总集成总承包',
  '节能环保服务',
  '生产性金融服务',
  '其他（请注明）',
]

describe('boxes before or behind the options', () => {
  test.each([
    ['☑示范企业  □示范平台  □示范区', '示范企业'],
    ['☐示范企业☐示范平台☑示范区', '示范区'],
    ['□示范企业 ☑\ufe0f示范平台\n□示范区', '示范平台'],
    ['☒示范企业 ☐示范平台 ☐示范区', '示范企业'],
    ['■示范企业 □示范平台 □示范区', '示范企业'],
    ['●示范企业 ○示范平台 ○示范区', '示范企业'],
    ['⊙示范企业 ○示范平台 ○示范区', '示范企业'],
    ['○示范企业 ◎示范平台 ○示范区', '示范平台'],
    ['⊠示范企业 □示范平台 □示范区', '示范企业'],
    ['示范企业（√）  示范平台（ ）  示范区（ ）', '示范企业'],
    ['( )示范企业 ( √ )示范平台 (  )示范区', '示范平台'],
    ['【✓】示范企业 【 】示范平台 【 】示范区', '示范企业'],
    ['示范企业☑ 示范平台□ 示范区□', '示范企业'],
    ['√示范企业  示范平台  示范区', '示范企业'],
    ['示范企业 示范平台√ 示范区', '示范平台'],
    ['示范企业（√）、示范平台、示范区', '示范企业'],
    ['申报类型：□示范企业 ☑ 示 范 平 台 □示范区', '示范平台'],
    ['口示范企业 V示范平台 口示范区', '示范平台'],
    ['£示范企业 R示范平台 £示范区', '示范平台'],
    ['∨示范企业 示范平台 示范区', '示范企业'],
    ['〔√〕示范企业 〔 〕示范平台 〔 〕示范区', '示范企业'],
    ['＜ ＞示范企业 ＜√＞示范平台 ＜ ＞示范区', '示范平台'],
    ['_√_示范企业 ___示范平台 ___示范区', '示范企业'],
    ['示范企业___ 示范平台_√_ 示范区___', '示范平台'],
    ['囗示范企业 ☑示范平台 囗示范区', '示范平台'],
    ['示范企业（选） 示范平台 示范区', '示范企业'],
    ['示范企业（ ） 示范平台（打勾） 示范区（ ）', '示范平台'],
    ['□\u0338示范企业 □示范平台 □示范区', '示范企业'],
    ['√\u20de示范企业 □示范平台 □示范区', '示范企业'],
    ['请在相应□内打“√”：□示范企业 ☑示范平台 □示范区', '示范平台'],
  ])('%s is %s', (text, option) => {
    expect(readTicks(text, categories)).toEqual({ ticked: [option], certainty: 'sure' })
  })

  test.each([
    ['□√示范企业 □示范平台', ['示范企业']],
    ['■□示范企业 □示范平台', ['示范企业']],
    ['□示范企业（√） □示范平台 □示范区', ['示范企业']],
    ['[X]示范企业 [ ]示范平台', ['示范企业']],
    ['示范企业（×） 示范平台（√）', ['示范平台']],
    ['示范企业 √ 示范平台', ['示范企业']],
    ['●示范企业 ●示范平台 ●示范区', categories],
    ['☑服务类企业', []],
    ['□示范企业 □示范平台 □示范区\n√', []],
    ['√\n□示范企业 □示范平台', []],
    ['☑\n示范企业\n□\n示范平台', []],
    ['（○）示范企业 （ ）示范平台 （ ）示范区', []],
    ['○示范企业 □示范平台 □示范区', []],
    ['示范企业 □示范平台 □示范区', []],
  ])('%s is unsure', (text, ticked) => {
    expect(readTicks(text, categories)).toMatchObject({ ticked, certainty: 'unsure', note: expect.any(String) })
  })

  test('nothing is ticked where all boxes are empty', () => {
    expect(readTicks('□示范企业 □示范平台 □示范区', categories)).toEqual({ ticked: [], certainty: 'sure' })
  })
})

describe('without boxes', () => {
  test('the one option left standing counts, unsure', () => {
    expect(readTicks('示范企业', categories)).toMatchObject({ ticked: ['示范企业'], certainty: 'unsure' })
    expect(readTicks('定制化服务、供应链管理', modes)).toMatchObject({
      ticked: ['定制化服务', '供应链管理'],
      certainty: 'unsure',
    })
  })

  test('all options as printed, or nothing at all, tick nothing', () => {
    expect(readTicks('示范企业 示范平台 示范区', categories)).toEqual({ ticked: [], certainty: 'sure' })
    expect(readTicks(' ', categories)).toEqual({ ticked: [], certainty: 'sure' })
  })
})

test('all options as printed, with something written besides, are a doubt', () => {
  expect(readTicks('示范企业 示范平台 示范区 （选第一项）选企业', categories)).toMatchObject({
    ...{ ticked: [], certainty: 'unsure', note: expect.stringContaining('选企业') },
  })
})

test('what is written out without boxes is read behind a colon and behind numbers, too', () => {
  const of = (text: string) => readTicks(text, modes).ticked
  expect(of('其他模式：供应链管理、总集成总承包')).toEqual(['其他模式（可多选）', '供应链管理', '总集成总承包'])
  expect(of('①定制化服务②供应链管理')).toEqual(['定制化服务', '供应链管理'])
})

describe('是 and 否', () => {
  test.each([
    ['☑ 是 □ 否', '是'],
    ['是☑ 否□', '是'],
    ['是（√） 否（ ）', '是'],
    ['是 否√', '否'],
    ['是否为应用服务提供商： □ 是 ☑ 否', '否'],
    ['☑ 有 □ 无', '是'],
  ])('%s is %s', (text, option) => {
    expect(readTicks(text, ['是', '否'])).toEqual({ ticked: [option], certainty: 'sure' })
  })

  test.each([
    ['是', ['是']],
    ['没有', ['否']],
    ['有，由区长牵头', ['是']],
    ['☑是 ☒否', ['是']],
    ['☑是☑否', ['是', '否']],
    ['是√否', ['是']],
    ['[是] 否', []],
    ['是（否）', []],
    ['㊒ 无', []],
  ])('%s is unsure', (text, ticked) => {
    expect(readTicks(text, ['是', '否'])).toMatchObject({ ticked, certainty: 'unsure' })
  })

  test('有 and 无 may be the printed options', () => {
    expect(readTicks('有（ ） 无（√）', ['有', '无'])).toEqual({ ticked: ['无'], certainty: 'sure' })
  })
})

describe('options that contain each other or carry printed remarks', () => {
  const filled =
    '□ 共享制造\n☑ 其他模式（可多选）\n☑ 定制化服务  ☑ 供应链管理  □ 检验检测认证  □ 全生命周期管理  □ 总集成总承包  □ 节能环保服务  □ 生产性金融服务  □ 其他（请注明）'

  test('其他模式 is not 其他', () => {
    expect(readTicks(filled, modes)).toEqual({
      ticked: ['其他模式（可多选）', '定制化服务', '供应链管理'],
      certainty: 'sure',
    })
    expect(readTicks('☑其他模式 □其他', modes).ticked).toEqual(['其他模式（可多选）'])
  })

  test('检验检测 is not 检验检测认证 where both can be chosen', () => {
    expect(readTicks('□检验检测 ☑检验检测认证', ['检验检测', '检验检测认证']).ticked).toEqual(['检验检测认证'])
    expect(readTicks('☑检验检测 □检验检测认证', ['检验检测', '检验检测认证']).ticked).toEqual(['检验检测'])
  })

  test('an option that is nearly a printed one is taken, unsure', () => {
    expect(readTicks('☑全生命周期管理服务 □供应链管理', modes)).toMatchObject({
      ticked: ['全生命周期管理'],
      certainty: 'unsure',
      note: expect.stringContaining('全生命周期管理服务'),
    })
  })

  test('an option that only shares a word with a printed one is not taken', () => {
    expect(readTicks('☑国有企业 □民营企业', kinds)).toMatchObject({ ticked: [], certainty: 'unsure' })
    expect(readTicks('☑其他模式 □其他', kinds).ticked).toEqual([])
  })

  test.each([
    '☑其他（请注明：设备租赁）',
    '☑其他（设备租赁）',
    '☑其它：设备租赁',
    '☑其他（请注明）设备租赁 □生产性金融服务',
    '☑其他____设备租赁____',
    '生产性金融服务□  其他（请注明：设备租赁）☑',
  ])('%s says what the other is', (text) => {
    expect(readTicks(text, modes)).toEqual({ ticked: ['其他（请注明）'], certainty: 'sure', other: '设备租赁' })
  })

  test('a blank behind 其他 is no box, and a remark without a tick is asked about', () => {
    expect(readTicks('☑企业 □事业单位 □其他（    ）', kinds)).toEqual({ ticked: ['企业'], certainty: 'sure' })
    expect(readTicks('☑其他（    ）', kinds)).toEqual({ ticked: ['其他（请注明）'], certainty: 'sure' })
    expect(readTicks('☑企业 □其他（请注明：研究院）', kinds)).toMatchObject({ ticked: ['企业'], certainty: 'unsure' })
  })

  test('boxes of other questions in the same cell are left alone', () => {
    const cell = '□ 从制造业企业衍生出的服务平台\n☑ 第三方专业服务平台\n是否为应用服务提供商： ☑ 是 □ 否'
    expect(readTicks(cell, ['从制造业企业衍生出的服务平台', '第三方专业服务平台'])).toEqual({
      ticked: ['第三方专业服务平台'],
      certainty: 'sure',
    })
    expect(readTicks(cell, ['是', '否'])).toEqual({ ticked: ['是'], certainty: 'sure' })
  })
})
