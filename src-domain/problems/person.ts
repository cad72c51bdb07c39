import type { Catalogue } from './catalogue.ts'

type Named = { readonly name: string }

/** Who may do what, and who they are. */
export const personProblems = {
  'signed-out': {
    happened: '没有登录，或已锁定，',
    safe: '没有改动，以前保存的都在。',
    next: '请在登录页选自己的姓名登录后再操作。',
  },
  'role-lacking': ({ roles }: { readonly roles: string }) => ({
    happened: `这一步由${roles}办理，`,
    safe: '没有改动。',
    next: '请由他们登录后办理，或请负责人在“设置 › 人员”里调整职责。',
  }),
  'officer-unknown': {
    happened: '没有这位人员，可能刚被停用，',
    safe: '没有改动。',
    next: '请在“设置 › 人员”里查看。',
  },
  'officer-unnamed': ({ names }: { readonly names: readonly string[] }) => ({
    happened: '这个工作台设有人员，须写明由谁办理，',
    safe: '没有改动。',
    next: `请加 --by，写其中一位：${names.join('、')}。有密码的在终端输入，或放在环境变量 SELECTION_DESK_PASSWORD 里。`,
  }),
  'officer-name-taken': ({ name }: Named) => ({
    happened: `已有叫“${name}”的人员（停用的也算），`,
    safe: '没有添加。',
    next: '操作记录按姓名记，请加上科室等以示区别。',
  }),
  'officer-roleless': {
    happened: '一项职责也没有选，',
    safe: '没有改动。',
    next: '经办、复核、负责人至少选一项。',
  },
  'head-needed': {
    happened: '至少要有一位负责人，',
    safe: '没有改动。',
    next: '请先设一位负责人；只剩一位时可以停用，之后打开不再登录。',
  },
  'password-of-another': {
    happened: '别人的密码只能由负责人重设，',
    safe: '没有改动。',
    next: '请负责人在“设置 › 人员”里重设。',
  },
  'officer-password-wrong': {
    happened: '密码不对，',
    safe: '没有登录，数据没有改动。',
    next: '请再试一次；忘了请负责人重设。',
  },
  'officer-password-wait': ({ seconds }: { readonly seconds: number }) => ({
    happened: '密码连续不对，',
    safe: '没有登录，数据没有改动。',
    next: `请过 ${seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`}再试；忘了请负责人重设。`,
  }),
  'officer-password-short': ({ least }: { readonly least: number }) => ({
    happened: `密码不到 ${least} 个字符，`,
    safe: '没有改动。',
    next: '请用长一些的，或不设密码。',
  }),
  'undo-of-another': ({ name }: Named) => ({
    happened: `这一步是${name}做的，只有本人能撤销，`,
    safe: '没有改动。',
    next: '需要时请在页面上直接修改。',
  }),
  recused: ({ name }: Named) => ({
    happened: `${name}已申明对这家申报单位回避，`,
    safe: '没有改动。',
    next: '请由其他人员认定、更正、推荐和排序。',
  }),
  'recused-rank': ({ name }: Named) => ({
    happened: `${name}申明回避的申报单位的位次会因此改变，`,
    safe: '没有改动。',
    next: '请由其他人员排序。',
  }),
  'recused-already': {
    happened: '已申明对这家申报单位回避，',
    safe: '没有改动。',
    next: '要解除请负责人办理。',
  },
  'recusal-unknown': {
    happened: '没有这项回避，可能已解除，',
    safe: '没有改动。',
    next: '请在申报页面查看。',
  },
  'officers-none': {
    happened: '还没有设人员，',
    safe: '没有改动。',
    next: '请先在“设置 › 人员”里添加。',
  },
} satisfies Catalogue
