/** What the folders of synchronising programs are called, by the name that stands in a path. */
const programs: readonly (readonly [folder: RegExp, name: string])[] = [
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^(dropbox|google ?drive|my drive|box sync)$/i, '网盘'],
  [/^(nutstore files|我的坚果云|坚果云|nutstore)$/i, '坚果云'],
  [/^(baidusyncdisk|baidunetdisk|百度网盘(同步空间)?|百度云同步盘)$/i, '百度网盘'],
  [/^(wps ?cloud files|wps云盘|wps网盘|wpsdrive)$/i, 'WPS 云盘'],
  [/^(微云|weiyun|腾讯微云|阿里云盘|aliyundrive|天翼云盘|ecloud|和彩云|移动云盘|亿方云|够快云库)$/i, '网盘'],
  [/^(icloud ?drive|icloud~.+|com~apple~clouddocs)$/i, 'iCloud'],
  [/^(syncthing|sync|resilio sync|seafile|seadrive|nextcloud|owncloud)$/i, '同步文件夹'],
]

/** Which synchronising program a path belongs to by its folders' names; undefined for none. */
export function syncedBy(path: string): string | undefined {
  for (const part of path.split(/[\\/]+/)) {
    const found = programs.find(([folder]) => folder.test(part.trim()))
    if (found) return found[1]
  }
  return undefined
}
