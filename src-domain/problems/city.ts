import type { Catalogue } from './catalogue.ts'

/** What may keep the city's desk from its work. */
export const cityProblems = {
  'city-exists': ({ folder }: { readonly folder: string }) => ({
    happened: `${folder}里已经有内容，没有新建汇总，`,
    safe: '里面的内容没有改动。',
    next: '请换一个空文件夹。',
  }),
  'city-missing': ({ folder }: { readonly folder: string }) => ({
    happened: `${folder}不是市级汇总的文件夹，`,
    safe: '没有改动。',
    next: '请选择新建汇总时的那个文件夹，或先新建。',
  }),
  'city-mark-unreadable': ({ folder }: { readonly folder: string }) => ({
    happened: `${folder}里的 city.json 读不出来，`,
    safe: '没有改动。',
    next: '请从备份里取回这个文件。',
  }),
  'city-newer': {
    happened: '这个汇总是用更新的程序打开过的，',
    safe: '没有改动。',
    next: '请用更新的程序打开。',
  },
  'city-busy': {
    happened: '这个汇总正在另一个窗口或另一条命令里使用，',
    safe: '没有改动。',
    next: '请先关掉那一个再试。',
  },
  'city-damaged': {
    happened: '汇总的数据库 city.sqlite 已损坏，没有打开，',
    safe: '没有改动；收到的报送包在 packages 里。',
    next: '请从备份里取回，或新建汇总，把 packages 里的报送包重新收进来。',
  },
  'city-disk': {
    happened: '汇总的数据库写不进去：磁盘已满、只读或没有响应，',
    safe: '这一步没有保存，以前的都在。',
    next: '请腾出空间或检查磁盘后重试。',
  },
  'city-unreachable': {
    happened: '连不上 PostgreSQL 数据库，',
    safe: '这一步没有保存，以前的都在。',
    next: '请检查地址、账户和网络；密码放在环境变量 PGPASSWORD 或 ~/.pgpass 里。',
  },
  'city-database-other': {
    happened: '这个数据库里是另一个汇总，',
    safe: '没有改动。',
    next: '请换一个空的数据库，或打开那个汇总的文件夹。',
  },
  'city-database-empty': {
    happened: '这个汇总的数据库里没有它的内容，',
    safe: '没有改动。',
    next: '请核对数据库的地址，或从数据库的备份恢复。',
  },
  'city-database-address': {
    happened: '数据库的地址要写成 postgres://账户@主机:端口/数据库，',
    safe: '没有新建汇总。',
    next: '请改正后再试。',
  },
  'city-package-known': ({ file, as }: { readonly file: string; readonly as: string }) => ({
    happened: `“${file}”与已经收到的“${as}”是同一个文件，`,
    safe: '没有再收一次。',
    next: '不用处理；如果应当不同，请向区里要新的一份。',
  }),
  'city-package-sent-back': ({ file, as }: { readonly file: string; readonly as: string }) => ({
    happened: `“${file}”与已经退回的“${as}”是同一个文件，`,
    safe: '没有再收一次。',
    next: '请向区里要改正后的一份；收下后退错了的，在“各区报送”里按“恢复”。',
  }),
  'city-package-unknown': {
    happened: '这份报送包的情况已经变了，',
    safe: '没有改动。',
    next: '请看“各区报送”里现在的情况再定。',
  },
  'city-district-unknown': ({ district }: { readonly district: string }) => ({
    happened: `本通知的地区里没有“${district}”，`,
    safe: '没有改动。',
    next: '请照“各区报送”或 city list 里的名称写全。',
  }),
  'city-nothing-beside': ({ district }: { readonly district: string }) => ({
    happened: `${district}没有可以相比的两份报送包，`,
    safe: '没有改动。',
    next: '同一个区收下两份以后再比。',
  }),
  'city-undo-none': {
    happened: '这一步没有可撤销的，或已经撤销，',
    safe: '没有改动。',
    next: '收下的报送包用“退回”“恢复”“以这一份为准”；其他的请看操作记录。',
  },
  'city-undo-changed': ({ text }: { readonly text: string }) => ({
    happened: `“${text}”以后又改过，不能单独撤销，`,
    safe: '没有改动。',
    next: '请先撤销后来的那一步。',
  }),
  'city-copy-place': ({ folder }: { readonly folder: string }) => ({
    happened: `${folder}在这个汇总的文件夹里面，`,
    safe: '没有做副本。',
    next: '请选别处的空文件夹，最好在另一块盘上。',
  }),
  'city-copy-differs': {
    happened: '副本读回来与原来的不一致，',
    safe: '没有留下副本，汇总没有改动。',
    next: '请检查目标磁盘后再做一次。',
  },
  'city-former-year': ({ year, own }: { readonly year: number; readonly own: number }) => ({
    happened: `那是 ${year} 年的汇总，不在 ${own} 年以前，`,
    safe: '没有取用。',
    next: '请选往年的汇总文件夹。',
  }),
  'no-city': {
    happened: '没有打开市级汇总，',
    safe: '没有改动。',
    next: '请先打开或新建汇总。',
  },
  'city-nothing-there': ({ place, extension }: { readonly place: string; readonly extension: string }) => ({
    happened: `“${place}”里没有 ${extension} 文件，或打不开，`,
    safe: '没有收取。',
    next: '请选择文件，或放着它们的文件夹。',
  }),
  'city-action-unknown': ({ wanted, known }: { readonly wanted: string; readonly known: readonly string[] }) => ({
    happened: `没有“city ${wanted}”这个命令。`,
    next: `可以写：${known.join('、')}。`,
  }),
  'city-criteria': {
    happened: '评审标准要写成“标准:满分”，满分大于 0，名称不重复，',
    safe: '原来的标准没有改动。',
    next: '例如：技术水平:40 服务成效:60。',
  },
  'city-criteria-none': {
    happened: '还没有评审标准，',
    safe: '没有生成评审表。',
    next: '请先设定标准和满分。',
  },
  'city-scores-there': ({ experts }: { readonly experts: readonly string[] }) => ({
    happened: `已有 ${experts.length} 位专家（${experts.join('、')}）按原来的标准打分，`,
    safe: '标准没有改动。',
    next: '确要更换的，须先作废已有的分数（命令里写 --yes）。',
  }),
  'city-sheet-other': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”不是按现在的标准发出的评审表，或没有专家姓名，`,
    safe: '没有收取，已有的分数没有改动。',
    next: '请用本程序生成的评审表填写，不要改动表头和编号。',
  }),
  'city-scores-wrong': ({ file, faults }: { readonly file: string; readonly faults: readonly string[] }) => ({
    happened: `“${file}”有 ${faults.length} 处要改：${faults.slice(0, 5).join('；')}${faults.length > 5 ? '……' : ''}。`,
    safe: '没有收取，已有的分数没有改动。',
    next: '请改好后再收。',
  }),
  'city-score': ({ criterion, score, fault }: Readonly<Record<'criterion' | 'score' | 'fault', string>>) => ({
    happened: `“${criterion}”的“${score}”${fault}，`,
    safe: '没有保存，原来的分数没有改动。',
    next: '请改正后再录。',
  }),
  'city-number-unknown': ({ numbers }: { readonly numbers: readonly string[] }) => ({
    happened: `汇总里没有 ${numbers.slice(0, 5).join('、')}${numbers.length > 5 ? ` 等 ${numbers.length} 个编号` : ''}，`,
    safe: '入选名单没有改动。',
    next: '编号写成“区/收件编号”，见汇总表和评审结果。',
  }),
  'city-final-none': {
    happened: '还没有入选的，',
    safe: '没有生成入选名单。',
    next: '请先确定入选。',
  },
  'city-date': ({ date }: { readonly date: string }) => ({
    happened: `“${date}”不是日期，`,
    safe: '没有收取。',
    next: '请写成 2023-08-10。',
  }),
} satisfies Catalogue
