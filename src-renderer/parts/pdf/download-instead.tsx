import { Anchor } from '@mantine/core'
import classes from './pdf.module.css'

/** For a file that can't be shown here. */
export function DownloadInstead({ address, what = '这份 PDF' }: { readonly address: string; readonly what?: string }) {
  return (
    <p className={classes.notice} role="alert">
      {what}在这里打不开，原件没有改动。可以
      <Anchor href={address} download underline="always" inherit>
        下载
      </Anchor>
      后用它自己的程序查看。
    </p>
  )
}
