import type { Catalogue } from './catalogue.ts'
import { damagedParts } from './damaged-parts.ts'

/** What may keep a data folder from being opened, written or copied. `store` names it: 数据文件夹“样例”. */
export const storeProblems = {
  'store-missing': ({ store }: { readonly store: string }) => ({
    happened: `${store}里没有遴选数据（desk.sqlite），`,
    safe: '没有新建任何东西。',
    next: '请核对是否选错了文件夹；要开始新的批次，请用“新建批次”。',
  }),
  'store-remains': ({ store }: { readonly store: string }) => ({
    happened: `${store}里留有以前的附件或备份，却没有 desk.sqlite，所以没有在这里新建批次，`,
    safe: '原有文件都未动。',
    next: '新批次请另选一个空文件夹；要找回原来的数据，请按“从备份恢复”，选最近的一份备份。',
  }),
  'store-in-use': ({ store }: { readonly store: string }) => ({
    happened: `${store}正由另一个窗口使用，`,
    safe: '数据没有改动。',
    next: '请回到那个窗口继续，或先关闭它再打开。',
  }),
  'store-newer': ({ store }: { readonly store: string }) => ({
    happened: `${store}由较新版本的遴选工作台保存，这个版本不能打开，`,
    safe: '数据原样未动。',
    next: '请安装新版本后再打开。',
  }),
  'store-damaged': ({ store }: { readonly store: string }) => ({
    happened: `${store}里的 desk.sqlite 已损坏、读不出，或不是遴选工作台的数据，不能使用，`,
    safe: '所有文件都保留着。',
    // SQLite tells a page the disk would not give for once as a damaged one.
    next: '请再打开一次；仍然这样，请按“从备份恢复”，选最近的一份备份。',
  }),
  /** `scopes` are applications, or tables and a stretch of their numbers. */
  'store-altered': ({ store, scopes }: { readonly store: string; readonly scopes: readonly string[] }) => ({
    happened: `${store}里有内容与保存时不一致（${damagedParts(scopes)}），可能是磁盘出错，也可能被别的程序改过，没有打开；`,
    safe: '所有文件都原样保留着。',
    next: '请按“从备份恢复”，选最近的一份备份。',
  }),
  'store-gone': ({ store }: { readonly store: string }) => ({
    happened: `${store}已被移走、改名或删除，刚才的改动没有存入；`,
    safe: '此前存入的都在原来那个文件夹里。',
    next: '请把文件夹（从回收站或新位置）放回原处，或接好它所在的 U 盘，再重新打开。',
  }),
  'desk-busy': {
    happened: '正在收件、生成文件、备份或读取，这时不能恢复备份，也不能换到别的数据文件夹；',
    safe: '进行中的工作没有受影响，数据没有改动。',
    next: '请等它完成，或先点“停止”，再试一次。',
  },
  'store-unusable': ({ store }: { readonly store: string }) => ({
    happened: `${store}读不出或写不进去，`,
    safe: '已保存的数据没有改动。',
    next: '请检查磁盘或 U 盘是否接好、文件夹是否只读或属于这台电脑的另一个用户，再试一次。',
  }),
  'store-path-too-long': ({ store }: { readonly store: string }) => ({
    happened: `${store}所在的路径太长，不能使用，`,
    safe: '已保存的数据没有改动。',
    next: '请把它移到层级少、名称短的位置（如 D:\\遴选），再打开。',
  }),
  'store-full': ({ store }: { readonly store: string }) => ({
    happened: `磁盘已满，刚才的内容没有存入${store}，`,
    safe: '以前保存的都在。',
    next: '请先腾出空间，再做一次。',
  }),
  'backup-failed': ({ file }: { readonly file: string }) => ({
    happened: `没能把备份写到“${file}”，`,
    safe: '已存的数据都在。',
    next: '请检查那里的磁盘空间和写入权限，再试一次。',
  }),
  'backup-exists': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”已经存在，`,
    safe: '没有覆盖它，也没有做新的备份。',
    next: '请换一个文件名。',
  }),
  'copy-damaged': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”已损坏，或不是遴选工作台的数据，没有采用；`,
    safe: '它和现在的数据都原样未动。',
    next: '请改用更早的一份备份。',
  }),
  /** The desk's own rows, found while copying them. */
  'copy-of-damaged': {
    happened: '数据库里有内容与保存时不一致，这一次的备份没有采用；',
    safe: '以前的备份都在，数据没有改动。',
    // One page that could not be read just now looks the same.
    next: '请到“设置 → 体检”核对：查出问题的，从最近的备份恢复；没有查出的，再备份一次。',
  },
  'copy-unread': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”没能核对完，没有采用；`,
    safe: '它和现在的数据都原样未动。',
    next: '请关闭别的程序，再试一次。',
  }),
  'copy-newer': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”由较新版本的遴选工作台保存，这个版本不能打开，`,
    safe: '它和现在的数据都原样未动。',
    next: '请安装新版本后再试。',
  }),
  'events-broken': ({ seq }: { readonly seq: number }) => ({
    happened: `操作记录从第 ${seq} 条起与当时写下的不一致，可能被本程序以外的工具改过；`,
    safe: `此前的 ${seq - 1} 条完好。`,
    next: '请保留这个数据文件夹，与最近的备份核对。',
  }),
  'file-unreadable': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”没能读完，没有存入；`,
    safe: '已保存的数据没有改动。',
    next: '请检查它所在的 U 盘或文件夹，再选一次。',
  }),
  'file-damaged': ({ store, files }: { readonly store: string; readonly files: readonly string[] }) => ({
    happened: `${store}里保存的${files.map((file) => `“${file}”`).join('、')}丢失了，或与收件时不一致，没有使用；`,
    safe: '其他内容不受影响。',
    next: '请在“设置”的“体检”里从备份取回，或把原件重新添加一次，内容相同就会自动修复，然后再试。',
  }),
  'file-lost': ({ file }: { readonly file: string }) => ({
    happened: `保存的“${file}”打不开，可能已丢失。`,
    next: '请把原件重新添加一次，内容相同就会自动修复。',
  }),
  'file-in-no-backup': ({ store, file }: { readonly store: string; readonly file: string }) => ({
    happened: `备份里没有完好的“${file}”，没能取回；`,
    safe: `${store}里的其他内容不受影响。`,
    next: '请把原件重新添加一次，或请申报单位重新提交，内容相同就会自动修复。',
  }),
  'check-up-stopped': {
    happened: '体检已停下，没有查完；',
    safe: '数据没有改动。',
    next: '需要时请再查一次。',
  },
  'file-unknown': {
    happened: '没有这份文件，可能已被移除。',
    next: '请重新打开这一页。',
  },
} satisfies Catalogue
