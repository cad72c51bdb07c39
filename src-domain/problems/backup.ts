import type { Catalogue } from './catalogue.ts'

type Of = { readonly place: string }

/** What may keep a copy from being made, found or restored. `place` names the folder the copies are in. */
export const backupProblems = {
  'backup-place-full': ({ place }: Of) => ({
    happened: `“${place}”所在的磁盘满了，这一次的备份没有写成；`,
    safe: '数据和以前的备份都在。',
    next: '请在那里腾出空间，再按“立即备份”。',
  }),
  'backup-place-gone': ({ place }: Of) => ({
    happened: `“${place}”中途断开了，或者写不进去，这一次的备份没有写成；`,
    safe: '数据和以前的备份都在，写了一半的不会当作备份。',
    next: '请把 U 盘重新插好，或检查网络文件夹，再按“立即备份”。',
  }),
  'restore-place-gone': ({ place }: Of) => ({
    happened: `恢复到一半，“${place}”读不到了（U 盘被拔出，或网络断开）；`,
    safe: '没有恢复，现在的数据没有改动。',
    next: '请接好后再恢复一次，已经取回的附件不用再取。',
  }),
  'backup-differs': ({ place }: Of) => ({
    happened: `写到“${place}”的备份读回核对不一致，没有采用；`,
    safe: '数据和以前的备份都在。',
    next: '这个 U 盘或磁盘可能有问题，请换一个再备份。',
  }),
  'backup-place-missing': ({ place }: Of) => ({
    happened: `找不到文件夹“${place}”，`,
    safe: '没有改动任何设置。',
    next: '请插好 U 盘或连上网络文件夹，核对路径（例如 E:\\ 或 \\\\服务器\\备份），再试一次。',
  }),
  'backup-place-inside': {
    happened: '这个文件夹就在数据文件夹里，电脑坏了会一起丢失，不能作第二个备份位置；',
    safe: '没有改动任何设置。',
    next: '请选 U 盘或另一台电脑上的网络文件夹。',
  },
  'backup-place-unwritable': ({ place }: Of) => ({
    happened: `“${place}”写不进去，`,
    safe: '没有改动任何设置。',
    next: '请检查 U 盘的写保护开关、剩余空间和文件夹权限，或另选一个位置。',
  }),
  'backup-settings-unreadable': {
    happened: '第二个备份位置的设置（backups 里的 second-place.json）读不出来，',
    safe: '数据和备份都在，设置文件没有改动。',
    next: '请在“设置 → 数据与备份”里重新选一次第二个位置。',
  },
  'password-needed': {
    happened: '这里的备份有密码，',
    safe: '什么都没有改动。',
    next: '请输入当初设的备份密码。',
  },
  'password-wrong': {
    happened: '密码不对，打不开这里的备份；',
    safe: '什么都没有改动。',
    next: '请核对大小写和输入法，再试一次；没有密码，谁也打不开它。',
  },
  'password-short': {
    happened: '密码太短，U 盘丢了容易被猜出来；',
    safe: '没有改动任何设置。',
    next: '请至少用 8 个字符，并记在 U 盘以外的地方。',
  },
  'backups-none': ({ place }: Of) => ({
    happened: `“${place}”里没有遴选工作台的备份，`,
    safe: '什么都没有改动。',
    next: '请选插入的 U 盘、里面以“遴选备份-”开头的文件夹，或原来的数据文件夹。',
  }),
  'copy-unknown': ({ name }: { readonly name: string }) => ({
    happened: `没有“${name}”这份备份，`,
    safe: '什么都没有改动。',
    next: '请重新列出备份，从中选一份。',
  }),
  'copy-altered': ({ name }: { readonly name: string }) => ({
    happened: `备份“${name}”读不出、不完整，或与写下时不一致，不能用来恢复；`,
    safe: '现在的数据没有改动。',
    next: '请再试一次；仍然这样，请另选一份备份。',
  }),
  'copy-of-other-desk': {
    happened: '这是另一个批次的备份，不能恢复到正打开的数据文件夹；',
    safe: '现在的数据没有改动。',
    next: '请在“打开其他数据文件夹”或首次打开的画面里，把它恢复到另一个空文件夹。',
  },
  'restore-of-others': ({ store }: { readonly store: string }) => ({
    happened: `数据文件夹“${store}”设有人员，只有其中的负责人可以恢复备份；`,
    safe: '其中的数据没有改动。',
    next: '请先打开这个数据文件夹，由负责人登录后再恢复。',
  }),
  'restore-under-way': {
    happened: '另一个窗口正在恢复备份，这一次没有恢复；',
    safe: '没有因此改动什么。',
    next: '请等它做完，看过恢复后的数据，还要恢复的再恢复一次。',
  },
  'restore-overtaken': {
    happened: '核对备份期间又有了新的改动，没有恢复；',
    safe: '这些改动都在。',
    next: '请重新看一遍恢复会失去什么，再恢复一次。',
  },
  'restore-failed': ({ store }: { readonly store: string }) => ({
    happened: `恢复没有做完，${store}仍是原来的内容；`,
    safe: '备份也原样未动。',
    next: '请检查磁盘空间和写入权限，再试一次。',
  }),
  'restore-unsynced': ({ store }: { readonly store: string }) => ({
    happened: `${store}已换成备份的内容，但磁盘没有确认写好，断电后可能又是原来的内容；`,
    safe: '恢复前的内容和备份都留着。',
    next: '请检查磁盘，核对现在看到的内容；不对时再恢复一次。',
  }),
} satisfies Catalogue
