/** An application that came under a number which is another's here: the number it has there, and the marked one here. */
export type Renumbered = { readonly former: string; readonly id: string; readonly name: string }

/** What a merge has done, in one line; numbers that differ from theirs stand in it, for papers may bear either. */
export function mergedLine({
  joined,
  taken,
  decided,
  renumbered,
  editions,
}: {
  readonly joined: number
  readonly taken: number
  readonly decided: number
  readonly editions: number
  readonly renumbered: readonly Renumbered[]
}): string {
  const numbers = renumbered.map(({ former, id, name }) => `他们的 ${former} = 本机 ${id}（${name}）`)
  const shown = numbers.length > most ? [...numbers.slice(0, most), `等 ${numbers.length} 件`] : numbers
  const done = `已合并：新收 ${joined} 件，取用 ${taken} 处，冲突取舍 ${decided} 处${editions > 0 ? `，定稿 ${editions} 版` : ''}`
  return numbers.length > 0 ? `${done}。两边重号的加注了记号：${shown.join('，')}` : done
}

const most = 10
