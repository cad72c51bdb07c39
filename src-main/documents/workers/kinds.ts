/** What can come between a task and its answer: the file it is about, or whoever gave it. */
export type Interruption = 'too-slow' | 'too-large' | 'crashed' | 'stopped'

export type Limits = {
  /** Milliseconds, from when a thread takes the task up. */
  readonly time: number
  /** MiB by which the thread may grow, besides the file it reads. */
  readonly memory: number
}

/** Tasks of one kind: the threads they run on, what they may take, and what an officer is told of an interruption. */
export type Kind = Limits & {
  readonly threads: ThreadsName
  readonly messages: Readonly<Record<Interruption, string>>
}

export type Threads = {
  readonly count: number
  /** Milliseconds after its last task before a thread ends. */
  readonly idle: number
}

export const threads = {
  // One slow file does not hold up the others; more threads would not fit a small office computer.
  reading: { count: 2, idle: 30_000 },
  // One, whose typesetter stays warm from one product to the next, out of reach of a hostile file.
  making: { count: 1, idle: 5 * 60_000 },
} satisfies Record<string, Threads>

export type ThreadsName = keyof typeof threads

const handedIn = {
  'too-slow':
    '读取这个文件用时过长，已停止读取，其他文件不受影响。请打开它看看内容是否正常；必要时请申报单位另存后重新报送。',
  'too-large': '读取这个文件需要的内存过多，已停止读取，其他文件不受影响。请申报单位压缩文档里的图片或拆分后重新报送。',
  crashed:
    '这个文件使读取程序中断，没有读取，其他文件不受影响。请打开它看看内容是否正常；必要时请申报单位另存后重新报送。',
  stopped: '读取已中止，这个文件没有收进来，原文件没有改动。需要时请重新收件。',
}

const madeStopped = '排版已中止，没有生成文件，数据没有改动。需要时请重新生成。'

export const kinds = {
  /** A file handed in by an applicant. */
  handedIn: {
    threads: 'reading',
    time: 30_000,
    memory: 512,
    messages: handedIn,
  },
  /** Pictures handed in, which are taken apart pixel by pixel. */
  pictures: {
    threads: 'reading',
    time: 120_000,
    memory: 1024,
    messages: handedIn,
  },
  /** The stamped summary, whose pages are taken apart pixel by pixel. */
  scan: {
    threads: 'reading',
    time: 120_000,
    memory: 1024,
    messages: {
      'too-slow': '读取这个文件用时过长，已停止读取，数据没有改动。请只扫盖章的汇总表，用 300 dpi 重新扫描后再试。',
      'too-large':
        '读取这个文件需要的内存过多，已停止读取，数据没有改动。请只扫盖章的汇总表，用 300 dpi 重新扫描后再试。',
      crashed: '这个文件使读取程序中断，没有读取，数据没有改动。请打开它看看内容是否正常；必要时请重新扫描。',
      stopped: '读取已中止，这个文件没有收进来，原文件没有改动。需要时请重新收取扫描件。',
    },
  },
  /** An attachment that is to be bound in, whose pages are looked at; what is told stands on its divider. */
  attachment: {
    threads: 'reading',
    time: 90_000,
    memory: 1024,
    messages: {
      'too-slow': '读取这个文件用时过长，没有装入。请打开看看能否打印；不能的，请申报单位另存后重新提交。',
      'too-large': '读取这个文件需要的内存过多，没有装入。请打开后打印，或请申报单位降低扫描分辨率后重新提交。',
      crashed: '这个文件使读取程序中断，没有装入。请打开看看能否打印；不能的，请申报单位另存后重新提交。',
      stopped: madeStopped,
    },
  },
  /** A product or letter that is set. */
  made: {
    threads: 'making',
    time: 180_000,
    memory: 3072,
    messages: {
      'too-slow': '排版用时过长，已停止，没有生成文件，数据没有改动。请把页数最多的附件改为另册打印（拆分）后再试。',
      'too-large':
        '排版需要的内存过多，已停止，没有生成文件，数据没有改动。请把最大的附件改为另册打印（压缩或拆分）后再试。',
      crashed: '排版程序中断，没有生成文件，数据没有改动。请再试一次；仍然如此的，请重新打开遴选工作台后再试。',
      stopped: madeStopped,
    },
  },
} satisfies Record<string, Kind>

export type KindName = keyof typeof kinds

/** MiB a thread may still hold after a task: WebAssembly gives no memory back, and only a new thread does. */
export const mostKept = 800
