export function RankingScreen() {
  return <p>RankingScreen</p>
}
