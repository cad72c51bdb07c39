import { expect, it } from 'vitest'
import { syncedBy } from '../../../src-domain/knowledge/synced-folders.ts'

it.each([
  ['C:\\Users\\样例\\OneDrive - 徐汇区\\遴选', 'OneDrive'],
  ['D:\\我的坚果云\\遴选工作台', '坚果云'],
  ['D:\\BaiduSyncdisk\\2023', '百度网盘'],
  ['C:\\Users\\样例\\WPS Cloud Files\\遴选', 'WPS 云盘'],
  ['/home/样例/Dropbox/遴选', '网盘'],
])('%s is kept in step by %s', (path, name) => {
  expect(syncedBy(path)).toBe(name)
})

it.each(['D:\\遴选工作台', '/home/样例/Documents/onedrive说明', '/home/样例/同步会议纪要'])(
  '%s is an ordinary folder',
  (path) => {
    expect(syncedBy(path)).toBeUndefined()
  },
)
