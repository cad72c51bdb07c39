import type { Catalogue } from './catalogue.ts'

/** Why a batch is not signed off, or can't be changed meanwhile. */
export const signOffProblems = {
  'batch-locked': {
    happened: '已提交复核，内容已锁定，',
    safe: '没有改动。',
    next: '要改，请复核退回，或由复核、负责人在“定稿报送”写明理由解锁。',
  },
  'sign-off-not-required': {
    happened: '这个批次没有启用会签，',
    safe: '没有改动。',
    next: '要用会签，请负责人在“设置 › 人员”里启用；不用就直接定稿。',
  },
  'sign-off-unmanned': ({ lacking }: { readonly lacking: string }) => ({
    happened: `会签还缺${lacking}，`,
    safe: '没有启用。',
    next: '请先在“设置 › 人员”里添加。复核须是经办以外的人。',
  }),
  'sign-off-stage': ({ act, now }: { readonly act: string; readonly now: string }) => ({
    happened: `现在${now}，不能${act}，`,
    safe: '没有改动。',
    next: '请在“定稿报送”查看会签到了哪一步。',
  }),
  'sign-off-own': {
    happened: '自己提交的不能自己复核，',
    safe: '没有改动。',
    next: '请由另一位复核登录后办理。',
  },
  'sign-off-without-reason': ({ act }: { readonly act: string }) => ({
    happened: `${act}须写明理由，`,
    safe: '没有改动。',
    next: '请写明理由后再操作。',
  }),
  'sign-off-pending': ({ now }: { readonly now: string }) => ({
    happened: `会签未完成：现在${now}，`,
    safe: '没有定稿，数据没有改动。',
    next: '请在“定稿报送”办完复核和负责人同意，再定稿。',
  }),
  'sign-off-outdated': {
    happened: '现在的数据与提交复核时的不同，',
    safe: '没有定稿，数据没有改动。',
    next: '请解锁后重新提交复核。',
  },
} satisfies Catalogue
