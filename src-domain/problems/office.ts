import type { Catalogue } from './catalogue.ts'

/** 办公室: the desk served to the other machines of an office, and what two people change at once. */
export const officeProblems = {
  'office-impossible': {
    happened: '这样启动的遴选工作台不能开放给办公室，',
    safe: '数据没有改动。',
    next: '请在桌面程序的“设置 › 办公室”里打开，或用 desk office。',
  },
  'office-unbuilt': {
    happened: '这份程序的页面还没有构建，',
    safe: '没有打开，数据没有改动。',
    next: '请先运行 npm start 一次，或 npm run build。',
  },
  'office-unmanned': {
    happened: '还没有设密码的人员，办公室里谁也不能登录，',
    safe: '没有打开，数据没有改动。',
    next: '请先在“设置 › 人员”里添加人员，给要从别的电脑登录的各设一个密码。',
  },
  'office-address-unknown': ({ address, known }: { readonly address: string; readonly known: readonly string[] }) => ({
    happened: `这台电脑现在没有 ${address} 这个地址，`,
    safe: '没有打开，数据没有改动。',
    next: known.length > 0 ? `请从现有的地址里选：${known.join('、')}。` : '请先接上单位的网络。',
  }),
  'office-port-taken': ({ address, port }: { readonly address: string; readonly port: number }) => ({
    happened: `${address} 的端口 ${port} 不能用，可能有别的程序在用，或系统不允许，`,
    safe: '没有打开，数据没有改动。',
    next: '请换一个端口再打开。',
  }),
  'office-sign-in-wrong': {
    happened: '姓名或密码不对，',
    safe: '没有登录，数据没有改动。',
    next: '请再试一次；没有设过密码的不能从这里登录，请负责人在主机上设置。',
  },
  'office-sign-in-wait': ({ seconds }: { readonly seconds: number }) => ({
    happened: '姓名或密码连续不对，',
    safe: '没有登录，数据没有改动。',
    next: `请过 ${seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`}再试；忘了请负责人重设。`,
  }),
  'office-sign-in-busy': {
    happened: '正在登录的太多，',
    safe: '没有登录，数据没有改动。',
    next: '请过几秒再试。',
  },
  'at-the-machine': {
    happened: '这一步只能在遴选工作台所在的电脑上做，',
    safe: '没有改动。',
    next: '请到那台电脑上操作。',
  },
  'path-from-afar': {
    happened: '文件夹和文件的位置只能在遴选工作台所在的电脑上填写，',
    safe: '没有改动。',
    next: '请改为选文件上传，或到那台电脑上操作。',
  },
} satisfies Catalogue
